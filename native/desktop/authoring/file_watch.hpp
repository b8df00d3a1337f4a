#pragma once

#include <chrono>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>

namespace twotrack::native {

/// Notices when a file's content changes, whether the file was written in place, deleted and recreated, or replaced by
/// another file.
class FileWatch {
public:
    /// A file's bytes, or the system's message if the file cannot be read (see read_file).
    using Content = std::expected<std::string, std::string>;

    /// Reads the file for the first time.
    explicit FileWatch(std::string path);

    /// Checks the file again.
    /// @return  the new content; nullopt if the content has not changed.
    /// Cost: one check of size and time. The file is read if these have changed, or if its time is so recent that the
    ///       file system's clock might give a later change the same time.
    [[nodiscard]] std::optional<Content> poll();

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] const Content& content() const { return content_; }

private:
    struct Stamp {
        bool is_there = false;
        bool is_regular = false;  ///< not a folder, not a device
        std::uintmax_t size = 0;
        std::filesystem::file_time_type time;
        friend bool operator==(const Stamp&, const Stamp&) = default;
    };
    [[nodiscard]] Stamp stamp() const;
    [[nodiscard]] static bool is_young(const Stamp& stamp);

    std::string path_;
    Stamp stamp_;
    Content content_;
};

}  // namespace twotrack::native
