#pragma once

#include <expected>
#include <string>
#include <string_view>

namespace twotrack::native {

/// A file of our own in the system's folder for such, for libraries that take nothing but a file's name. It goes when
/// this goes.
class TemporaryFile {
public:
    /// A new file with these bytes. Errors: the system's own words for what is wrong.
    [[nodiscard]] static std::expected<TemporaryFile, std::string> with(std::string_view bytes);

    TemporaryFile(TemporaryFile&& other) noexcept;
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(TemporaryFile&&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile();

    [[nodiscard]] const std::string& path() const { return path_; }

private:
    explicit TemporaryFile(std::string path);
    std::string path_;  // empty: moved from
};

}  // namespace twotrack::native
