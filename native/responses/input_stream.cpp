#include "native/responses/input_stream.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace twotrack::native {
namespace {

constexpr std::size_t buffer_bytes = std::size_t{64} << 10;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view blanks = " \t\r\n";

std::unexpected<std::string> system_error() { return std::unexpected(std::generic_category().message(errno)); }

}  // namespace

InputStream::InputStream(int file) : file_(file), buffer_(buffer_bytes) {}

InputStream::InputStream(InputStream&& other) noexcept
    : file_(std::exchange(other.file_, -1)),
      buffer_(std::move(other.buffer_)),
      begin_(other.begin_),
      end_(other.end_) {}

InputStream::~InputStream() {
    if (file_ > STDIN_FILENO) close(file_);
}

std::expected<InputStream, std::string> InputStream::open(const std::string& path) {
    const int file = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return system_error();
    InputStream stream(file);
    while (stream.end_ < buffer_bytes && stream.first_visible() == '\0') {
        const auto n_read = stream.fill();
        if (!n_read) return std::unexpected(n_read.error());
        if (*n_read == 0) break;
        const std::string_view start(stream.buffer_.data(), stream.end_);
        if (start.starts_with(byte_order_mark)) stream.begin_ = byte_order_mark.size();
    }
    return stream;
}

char InputStream::first_visible() const {
    const std::string_view start(buffer_.data() + begin_, end_ - begin_);
    // An incomplete byte order mark is not text. A pipe may deliver the rest of it later.
    if (begin_ == 0 && start.size() < byte_order_mark.size() && byte_order_mark.starts_with(start)) return '\0';
    const std::size_t at = start.find_first_not_of(blanks);
    return at == std::string_view::npos ? '\0' : start[at];
}

std::expected<std::size_t, std::string> InputStream::fill() {
    for (;;) {
        const ssize_t n_read = ::read(file_, buffer_.data() + end_, buffer_.size() - end_);
        if (n_read < 0 && errno == EINTR) continue;
        if (n_read < 0) return system_error();
        end_ += static_cast<std::size_t>(n_read);
        return static_cast<std::size_t>(n_read);
    }
}

std::expected<std::string_view, std::string> InputStream::read(const std::atomic<bool>& stop) {
    constexpr int patience_ms = 100;
    if (begin_ == end_) {
        begin_ = end_ = 0;
        // The writer at the other end may pause for long. Wait in short steps, to notice `stop` meanwhile.
        pollfd readable{file_, POLLIN, 0};
        do {
            if (stop) return std::string_view();
        } while (poll(&readable, 1, patience_ms) == 0);
        if (const auto n_read = fill(); !n_read) return std::unexpected(n_read.error());
    }
    const std::string_view bytes(buffer_.data() + begin_, end_ - begin_);
    begin_ = end_;
    return bytes;
}

}  // namespace twotrack::native
