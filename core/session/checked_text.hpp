#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Bytes as a short text for a link: checked, and without a letter that a link would have to escape.
namespace twotrack {

/// The longest code that is read or written, in characters.
inline constexpr std::size_t max_code_size = 200;

/// Writes big-endian numbers of fixed width.
class CodeWriter {
public:
    /// @param width  in bytes, 1 to 4
    void number(std::uint32_t value, int width);
    [[nodiscard]] const std::string& bytes() const { return bytes_; }

private:
    std::string bytes_;
};

/// Reads them again; past the end come zeros.
class CodeReader {
public:
    explicit CodeReader(std::string_view bytes) : bytes_(bytes) {}
    std::uint32_t number(int width);
    [[nodiscard]] std::size_t n_left() const { return bytes_.size() - at_; }

private:
    std::string_view bytes_;
    std::size_t at_ = 0;
};

/// The bytes with a CRC-32 (IEEE 802.3) of `salt` and them, in base64 for URLs (RFC 4648, section 5), without padding.
[[nodiscard]] std::string seal(std::string_view salt, std::string_view bytes);

/// What a text that was sealed holds, its checksum still to be compared.
struct Sealed {
    std::string bytes;
    std::uint32_t checksum = 0;
    /// Whether it was sealed with this salt and nothing has changed since.
    [[nodiscard]] bool fits(std::string_view salt) const;
};

/// nullopt when the text is none that `seal` writes: too long, other letters, nothing in it.
[[nodiscard]] std::optional<Sealed> unseal(std::string_view text);

}  // namespace twotrack
