#pragma once

#include <chrono>
#include <cstdint>
#include <expected>
#include <filesystem>
#include <optional>
#include <string>

namespace twotrack::native {

/// Notices that a file says something else than before, however it was saved: written in place, deleted and made anew,
/// or replaced by another under its name.
class FileWatch {
public:
    /// A file's bytes, or the system's words for why they cannot be read (see read_file).
    using Content = std::expected<std::string, std::string>;

    /// Reads the file for the first time.
    explicit FileWatch(std::string path);

    /// Looks at the file again.
    /// @return  what it says now; nullopt where that is what it said before.
    /// Cost: a look at size and time; the file is read where they have changed, or are so young that the clock of the
    ///       file system might not tell a later change apart.
    [[nodiscard]] std::optional<Content> poll();

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] const Content& content() const { return content_; }

private:
    struct Stamp {
        bool is_there = false;
        bool is_regular = false;  ///< no folder and no device
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
