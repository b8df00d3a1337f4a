#pragma once

#include <string>

#include "native/settings.hpp"

namespace twotrack::native {

/// Where they are kept: in the user's configuration folder ($XDG_CONFIG_HOME or ~/.config on Linux, ~/Library/
/// Application Support on a Mac, %APPDATA% on Windows), "twotrack/desktop.ini". Empty where the system names none.
[[nodiscard]] std::string usual_settings_path();

/// Settings in a file, on which nothing else depends: one that is missing, damaged or cannot be written does no harm.
/// Needs an ImGui context.
class SettingsFile {
public:
    /// @param path  empty for none: nothing is kept.
    explicit SettingsFile(std::string path) : path_(std::move(path)) {}

    /// Its settings; what it does not say is as by default.
    [[nodiscard]] Settings read();

    /// Keeps the settings where they are others than those that were read or written last. The file is replaced as a
    /// whole. That it cannot be written is said once, on standard error.
    void write(const Settings& settings);

private:
    std::string path_;
    Settings kept_;
    bool has_complained_ = false;
};

}  // namespace twotrack::native
