#include "native/desktop/authoring/settings_file.hpp"

#include <cstdlib>
#include <expected>
#include <filesystem>
#include <system_error>

#include "native/program/file.hpp"
#include "native/program/messages.hpp"
#include "native/program/standard_output.hpp"

namespace twotrack::native {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_bytes = std::size_t{64} << 10;

fs::path folder_in(const char* variable, const char* below = "") {
    const char* const value = std::getenv(variable);
    if (!value || !*value || !fs::path(value).is_absolute()) return {};
    return fs::path(value) / below;
}

fs::path configuration_folder() {
#if defined(_WIN32)
    return folder_in("APPDATA");
#elif defined(__APPLE__)
    return folder_in("HOME", "Library/Application Support");
#else
    const fs::path folder = folder_in("XDG_CONFIG_HOME");
    return folder.empty() ? folder_in("HOME", ".config") : folder;
#endif
}

/// Errors: the system's message.
std::expected<void, std::string> replace_file(const fs::path& path, const std::string& text) {
    std::error_code error;
    if (path.has_parent_path()) fs::create_directories(path.parent_path(), error);
    if (error) return std::unexpected(error.message());
    const std::string beside = path.string() + ".new";
    if (auto written = write_file(beside, text); !written) return written;
    fs::rename(beside, path, error);
    if (!error) return {};
    std::error_code none;
    fs::remove(beside, none);
    return std::unexpected(error.message());
}

}  // namespace

std::string usual_settings_path() {
    const fs::path folder = configuration_folder();
    return folder.empty() ? std::string() : (folder / "twotrack" / "desktop.ini").string();
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
