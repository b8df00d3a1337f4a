#include "native/desktop/authoring/kept_sessions.hpp"

#include <expected>
#include <filesystem>
#include <system_error>
#include <utility>

#include "native/program/file.hpp"
#include "native/program/messages.hpp"
#include "native/program/standard_output.hpp"

namespace twotrack::native {
namespace fs = std::filesystem;

namespace {

/// Errors: the system's message.
std::expected<void, std::string> make_private_folder(const std::string& folder) {
    std::error_code error;
    if (fs::is_directory(folder, error)) return {};
    fs::create_directories(folder, error);
    if (!error) fs::permissions(folder, fs::perms::owner_all, error);
    if (error) return std::unexpected(error.message());
    return {};
}

}  // namespace

void KeptSessions::keep(const Assessment& assessment, const Session& session) {
    std::string snapshot;
    if (n_answered(session) > 0 || session.replaced) snapshot = snapshot_json(assessment, session);
    const auto before = snapshots_.find(assessment.id);
    if (before != snapshots_.end() && before->second == snapshot) return;
    write(assessment.id, snapshot);
    snapshots_[assessment.id] = std::move(snapshot);
}

Session KeptSessions::session_of(const Assessment& assessment, std::int64_t now_ms) {
    const auto kept = snapshots_.find(assessment.id);
    if (kept != snapshots_.end()) {
        auto session = restore_session(assessment, kept->second, now_ms);
        return session ? std::move(*session) : start_session(assessment, now_ms);
    }
    const auto snapshot = folder_.empty() ? std::unexpected(std::string()) : read_file(path_of(assessment.id));
    auto session = restore_session(assessment, snapshot.value_or(""), now_ms);
    // The person comes back another day, and may want to start over.
    return session ? welcomed(std::move(*session)) : start_session(assessment, now_ms);
}

std::string KeptSessions::path_of(const std::string& id) const { return (fs::path(folder_) / (id + ".json")).string(); }

void KeptSessions::write(const std::string& id, const std::string& snapshot) {
    if (folder_.empty()) return;
    const std::string path = path_of(id);
    if (snapshot.empty()) {
        std::error_code none;
        fs::remove(path, none);
        return;
    }
    auto written = make_private_folder(folder_);
    if (written) written = write_file(path, snapshot);
    if (written || has_complained_) return;
    has_complained_ = true;
    write_standard_error(note_line(path, "The answers are not kept: " + written.error() + "."));
}

}  // namespace twotrack::native
