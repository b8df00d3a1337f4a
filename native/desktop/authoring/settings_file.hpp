#pragma once

#include <string>

#include "native/desktop/authoring/settings.hpp"

namespace twotrack::native {

/// The default path: "desktop.ini" in configuration_folder(). Empty if there is no such folder.
[[nodiscard]] std::string usual_settings_path();

/// Settings in a file. Nothing else depends on the file: a missing, damaged or read-only file does no harm. Needs an
/// ImGui context.
class SettingsFile {
public:
    /// @param path  empty: nothing is saved.
    explicit SettingsFile(std::string path) : path_(std::move(path)) {}

    /// The settings in the file. A setting that the file does not name has its default.
    [[nodiscard]] Settings read();

    /// Saves the settings if they differ from the last ones read or written. Replaces the whole file. If the file
    /// cannot be written, says so on standard error, once.
    void write(const Settings& settings);

private:
    std::string path_;
    Settings kept_;
    bool has_complained_ = false;
};

}  // namespace twotrack::native
