#include "native/translate/temporary_file.hpp"

#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

namespace twotrack::native {

std::expected<TemporaryFile, std::string> TemporaryFile::with(std::string_view bytes) {
    std::error_code error;
    const std::filesystem::path folder = std::filesystem::temp_directory_path(error);
    if (error) return std::unexpected(error.message());
    std::string path = folder / "twotrack-XXXXXX";
    const int descriptor = mkstemp(path.data());
    if (descriptor < 0) return std::unexpected(std::generic_category().message(errno));
    TemporaryFile file(std::move(path));
    std::FILE* stream = fdopen(descriptor, "wb");
    if (!stream) {
        const int error_number = errno;
        close(descriptor);
        return std::unexpected(std::generic_category().message(error_number));
    }
    const bool is_whole = std::fwrite(bytes.data(), 1, bytes.size(), stream) == bytes.size();
    if (std::fclose(stream) != 0 || !is_whole) return std::unexpected(std::generic_category().message(errno));
    return file;
}

TemporaryFile::TemporaryFile(std::string path) : path_(std::move(path)) {}

TemporaryFile::TemporaryFile(TemporaryFile&& other) noexcept : path_(std::exchange(other.path_, {})) {}

TemporaryFile::~TemporaryFile() {
    if (!path_.empty()) unlink(path_.c_str());
}

}  // namespace twotrack::native
