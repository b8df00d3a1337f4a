#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Encodes bytes as a short text for a link, with a checksum and without characters that a link must escape.
namespace twotrack {

/// The longest code that the program reads or writes, in characters.
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

/// Reads the numbers of a CodeWriter. Past the end it reads zeros.
class CodeReader {
public:
    explicit CodeReader(std::string_view bytes) : bytes_(bytes) {}
    std::uint32_t number(int width);
    [[nodiscard]] std::size_t n_left() const { return bytes_.size() - at_; }

private:
    std::string_view bytes_;
    std::size_t at_ = 0;
};

/// CRC-32 (IEEE 802.3) of a text.
[[nodiscard]] std::uint32_t checksum_of(std::string_view text);

/// Encodes the bytes and a CRC-32 (IEEE 802.3) of `context` and the bytes, in base64 for URLs (RFC 4648, section 5),
/// without padding.
[[nodiscard]] std::string encode_checked(std::string_view context, std::string_view bytes);

/// The contents of a checked text. The caller compares the checksum with `fits`.
struct CheckedText {
    std::string bytes;
    std::uint32_t checksum = 0;
    /// Whether the text was encoded with this context and is unchanged.
    [[nodiscard]] bool fits(std::string_view context) const;
};

/// nullopt when `encode_checked` cannot have written the text: it is too long, has other characters, or is too short.
[[nodiscard]] std::optional<CheckedText> decode_checked(std::string_view text);

}  // namespace twotrack
