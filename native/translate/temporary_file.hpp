#pragma once

#include <expected>
#include <string>
#include <string_view>

namespace twotrack::native {

/// A file in the system's temporary folder, for libraries that accept only a file's name. The destructor deletes it.
class TemporaryFile {
public:
    /// Creates a file with these bytes. Errors: the system's message.
    [[nodiscard]] static std::expected<TemporaryFile, std::string> with(std::string_view bytes);

    TemporaryFile(TemporaryFile&& other) noexcept;
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(TemporaryFile&&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile();

    [[nodiscard]] const std::string& path() const { return path_; }

private:
    explicit TemporaryFile(std::string path);
    std::string path_;  // empty once moved from
};

}  // namespace twotrack::native
