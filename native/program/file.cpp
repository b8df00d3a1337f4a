#include "native/program/file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

namespace twotrack::native {
namespace {

constexpr std::size_t chunk_bytes = std::size_t{64} << 10;

struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

std::unexpected<std::string> system_error() { return std::unexpected(std::generic_category().message(errno)); }

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
        if (n_read == 0) break;
    }
    return bytes;
}

}  // namespace

std::expected<std::string, std::string> read_file(const std::string& path, std::size_t most_bytes) {
    const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
    if (!file) return system_error();
    return read_all(file.get(), most_bytes);
}

std::expected<void, std::string> write_file(const std::string& path, std::string_view bytes) {
    std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "wb"));
    if (!file) return system_error();
    if (std::fwrite(bytes.data(), 1, bytes.size(), file.get()) < bytes.size()) return system_error();
    // A full disk may only be reported here.
    if (std::fclose(file.release()) != 0) return system_error();
    return {};
}

std::expected<std::string, std::string> read_standard_input(std::size_t most_bytes) {
    return read_all(stdin, most_bytes);
}

}  // namespace twotrack::native
