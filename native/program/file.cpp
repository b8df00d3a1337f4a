#include "native/program/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>

namespace twotrack::native {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t chunk_bytes = std::size_t{64} << 10;

struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using Stream = std::unique_ptr<std::FILE, Close>;

std::unexpected<std::string> system_error() { return std::unexpected(std::generic_category().message(errno)); }

/// The sentence for what is not a file with content; null for a file. Folders get the system's message.
const char* other_kind(mode_t mode) {
    if (S_ISREG(mode) || S_ISDIR(mode)) return nullptr;
    if (S_ISFIFO(mode)) return "This is a pipe, not a file";
    if (S_ISSOCK(mode)) return "This is a socket, not a file";
    return "This is a device, not a file";
}

/// Null if there is no descriptor.
Stream stream_of(int descriptor, const char* mode) {
    if (descriptor < 0) return nullptr;
    Stream stream(fdopen(descriptor, mode));
    if (!stream) close(descriptor);
    return stream;
}

/// Never waits: a pipe that no program reads from cannot be opened.
int open_to_write(const std::string& path, int flags) {
    const int descriptor = open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NONBLOCK | flags, 0666);
    if (descriptor >= 0) fcntl(descriptor, F_SETFL, 0);
    return descriptor;
}

std::expected<void, std::string> write_all(Stream file, std::string_view bytes) {
    if (!file) return system_error();
    if (std::fwrite(bytes.data(), 1, bytes.size(), file.get()) < bytes.size()) return system_error();
    // A full disk may only be reported here.
    if (std::fclose(file.release()) != 0) return system_error();
    return {};
}

std::expected<std::string, std::string> read_all(std::FILE* file, std::size_t most_bytes) {
    std::string bytes;
    // Does not ask for the size first: a pipe has none, and a device may report a wrong one.
    while (bytes.size() < most_bytes) {
        const std::size_t before = bytes.size();
        bytes.resize(before + std::min(chunk_bytes, most_bytes - before));
        const std::size_t n_read = std::fread(bytes.data() + before, 1, bytes.size() - before, file);
        bytes.resize(before + n_read);
        // On Linux a directory can be opened like a file; only reading it fails.
        if (std::ferror(file)) return system_error();
        if (std::feof(file)) break;
    }
    return bytes;
}

}  // namespace

std::expected<std::string, std::string> read_file(const std::string& path, std::size_t most_bytes) {
    // The kind comes first: to open a pipe and close it again would end the program that writes into it.
    struct stat status{};
    if (stat(path.c_str(), &status) != 0) return system_error();
    if (const char* const kind = other_kind(status.st_mode)) return std::unexpected(kind);
    // The file may have been replaced since. Without O_NONBLOCK, a pipe would wait for its writer.
    const Stream file = stream_of(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK), "rb");
    if (!file) return system_error();
    return read_all(file.get(), most_bytes);
}

std::expected<std::string, std::string> read_file_or_pipe(const std::string& path, std::size_t most_bytes) {
    const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    const Stream file = stream_of(descriptor, "rb");
    if (!file) return system_error();
    struct stat status{};
    if (fstat(descriptor, &status) != 0) return system_error();
    std::string first(1, '\0');
    // Only a pipe without a writer has an end before its first byte. One whose writer is slow reports EAGAIN.
    if (S_ISFIFO(status.st_mode)) {
        const ssize_t n_read = read(descriptor, first.data(), 1);
        if (n_read == 0) return std::unexpected("The pipe is empty, and no program writes into it");
        first.resize(n_read > 0 ? 1 : 0);
    } else {
        first.clear();
    }
    if (fcntl(descriptor, F_SETFL, O_RDONLY) != 0) return system_error();
    auto rest = read_all(file.get(), most_bytes - std::min(most_bytes, first.size()));
    if (!rest || first.empty()) return rest;
    return first + *rest;
}

std::expected<void, std::string> write_file(const std::string& path, std::string_view bytes) {
    std::error_code error;
    const fs::file_status old = fs::status(path, error);
    // A device or a pipe is written to. It has no content to lose, and must not be replaced by a file.
    if (fs::exists(old) && !fs::is_regular_file(old)) return write_all(stream_of(open_to_write(path, 0), "wb"), bytes);
    // A link stays, and the file that it leads to is replaced.
    const fs::path target = fs::exists(old) ? fs::canonical(path, error) : fs::path(path);
    if (error && fs::exists(old)) return std::unexpected(error.message());
    const std::string beside = target.string() + "." + std::to_string(getpid()) + ".new";
    auto written = write_all(stream_of(open_to_write(beside, O_CREAT | O_TRUNC), "wb"), bytes);
    if (written) {
        error.clear();
        if (fs::exists(old)) fs::permissions(beside, old.permissions(), error);
        if (!error) fs::rename(beside, target, error);
        if (!error) return {};
        written = std::unexpected(error.message());
    }
    fs::remove(beside, error);
    return written;
}

std::expected<std::string, std::string> read_standard_input(std::size_t most_bytes) {
    return read_all(stdin, most_bytes);
}

}  // namespace twotrack::native
