#include "native/desktop/authoring/file_watch.hpp"

#include <utility>

#include "native/program/file.hpp"

namespace twotrack::native {
namespace fs = std::filesystem;

namespace {

// FAT stores times in steps of two seconds; other file systems are far finer.
constexpr std::chrono::milliseconds coarsest_clock{2500};

}  // namespace

// The stamp is taken before the file is read: a write during the read then gives a later stamp.
FileWatch::FileWatch(std::string path) : path_(std::move(path)), stamp_(stamp()), content_(read_file(path_)) {}

std::optional<FileWatch::Content> FileWatch::poll() {
    const Stamp now = stamp();
    if (now == stamp_ && !is_young(now)) return std::nullopt;
    stamp_ = now;
    Content content = read_file(path_);
    if (content == content_) return std::nullopt;
    content_ = std::move(content);
    return content_;
}

FileWatch::Stamp FileWatch::stamp() const {
    std::error_code error;
    Stamp stamp;
    const fs::file_status status = fs::status(path_, error);
    if (!fs::exists(status)) return stamp;
    stamp.is_there = true;
    stamp.time = fs::last_write_time(path_, error);
    stamp.is_regular = fs::is_regular_file(status);
    if (stamp.is_regular) stamp.size = fs::file_size(path_, error);
    return stamp;
}

bool FileWatch::is_young(const Stamp& stamp) {
    if (!stamp.is_regular) return false;
    // A time far in the future comes from another machine's clock. It says nothing about the file's age.
    const auto age = fs::file_time_type::clock::now() - stamp.time;
    return age < coarsest_clock && age > -coarsest_clock;
}

}  // namespace twotrack::native
