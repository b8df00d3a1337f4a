#include "native/desktop/authoring/settings_file.hpp"

#include <expected>
#include <filesystem>
#include <system_error>

#include "native/desktop/authoring/user_folders.hpp"
#include "native/program/file.hpp"
#include "native/program/messages.hpp"
#include "native/program/standard_output.hpp"

namespace twotrack::native {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_bytes = std::size_t{64} << 10;

/// Errors: the system's message.
std::expected<void, std::string> replace_file(const fs::path& path, const std::string& text) {
    std::error_code error;
    if (path.has_parent_path()) fs::create_directories(path.parent_path(), error);
    if (error) return std::unexpected(error.message());
    return write_file(path.string(), text);
}

}  // namespace

std::string usual_settings_path() {
    const std::string folder = configuration_folder();
    return folder.empty() ? std::string() : (fs::path(folder) / "desktop.ini").string();
}

Settings SettingsFile::read() {
    const auto text = path_.empty() ? std::unexpected(std::string()) : read_file(path_, most_bytes);
    kept_ = parse_settings(text.value_or(""));
    return kept_;
}

void SettingsFile::write(const Settings& settings) {
    if (path_.empty() || settings == kept_) return;
    kept_ = settings;
    const auto replaced = replace_file(path_, settings_text(settings));
    if (replaced || has_complained_) return;
    has_complained_ = true;
    write_standard_error(note_line(path_, "The settings are not kept: " + replaced.error() + "."));
}

}  // namespace twotrack::native
