#pragma once

#include <atomic>
#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace twotrack::native {

/// Reads a file, a pipe or standard input in pieces, as the bytes arrive. Skips a byte order mark.
class InputStream {
public:
    /// Opens a file, or standard input for "-", and waits for the first non-blank bytes.
    /// Errors: the system's message, for example: no such file, is a directory, permission denied.
    [[nodiscard]] static std::expected<InputStream, std::string> open(const std::string& path);

    InputStream(InputStream&& other) noexcept;
    InputStream& operator=(InputStream&&) = delete;
    ~InputStream();

    /// The first non-blank byte; NUL if the first 64 KiB have none.
    [[nodiscard]] char first_visible() const;

    /// Waits for bytes and returns those that have arrived, at most 64 KiB. Empty at the end of the stream, or once
    /// `stop` is true. Valid until the next call.
    /// Errors: the system's message.
    [[nodiscard]] std::expected<std::string_view, std::string> read(const std::atomic<bool>& stop);

private:
    explicit InputStream(int file);
    /// Appends the next bytes to the buffer. Returns their number, 0 at the end of the stream.
    std::expected<std::size_t, std::string> fill();

    int file_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0, end_ = 0;  ///< the unread bytes in buffer_
};

}  // namespace twotrack::native
