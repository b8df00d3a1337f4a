#include "native/desktop/authoring/user_folders.hpp"

#include <cstdlib>
#include <filesystem>

namespace twotrack::native {
namespace fs = std::filesystem;

namespace {

fs::path folder_in(const char* variable, const char* below = "") {
    const char* const value = std::getenv(variable);
    if (!value || !*value || !fs::path(value).is_absolute()) return {};
    return fs::path(value) / below;
}

std::string own_part_of(const fs::path& folder) {
    return folder.empty() ? std::string() : (folder / "twotrack").string();
}

}  // namespace

#if defined(_WIN32)
std::string configuration_folder() { return own_part_of(folder_in("APPDATA")); }
std::string state_folder() { return configuration_folder(); }
#elif defined(__APPLE__)
std::string configuration_folder() { return own_part_of(folder_in("HOME", "Library/Application Support")); }
std::string state_folder() { return configuration_folder(); }
#else
std::string configuration_folder() {
    const fs::path folder = folder_in("XDG_CONFIG_HOME");
    return own_part_of(folder.empty() ? folder_in("HOME", ".config") : folder);
}

std::string state_folder() {
    const fs::path folder = folder_in("XDG_STATE_HOME");
    return own_part_of(folder.empty() ? folder_in("HOME", ".local/state") : folder);
}
#endif

}  // namespace twotrack::native
