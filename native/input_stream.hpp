#pragma once

#include <atomic>
#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace twotrack::native {

/// A file, a pipe or standard input, read a piece at a time as the bytes come in. Without its byte order mark.
class InputStream {
public:
    /// Opens a file, or standard input for "-", and waits for the first bytes that are not blank.
    /// Errors: the system's own words for what is wrong: there is no such file, it is a directory, it may not be read.
    [[nodiscard]] static std::expected<InputStream, std::string> open(const std::string& path);

    InputStream(InputStream&& other) noexcept;
    InputStream& operator=(InputStream&&) = delete;
    ~InputStream();

    /// The first byte that is not blank; NUL when there is none in the first 64 KiB.
    [[nodiscard]] char first_visible() const;

    /// Waits for bytes and returns those that are there, at most 64 KiB; none at the end of the stream, or once `stop`
    /// is true. Valid until the next call.
    /// Errors: the system's own words.
    [[nodiscard]] std::expected<std::string_view, std::string> read(const std::atomic<bool>& stop);

private:
    explicit InputStream(int file);
    /// Appends what comes next to what the buffer holds. The number of bytes, 0 at the end.
    std::expected<std::size_t, std::string> fill();

    int file_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0, end_ = 0;  ///< of the bytes in it that nobody has read
};

}  // namespace twotrack::native
