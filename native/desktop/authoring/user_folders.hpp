#pragma once

#include <string>

/// The folders in which the user's files of this program are. Empty if the system names no such folder.
namespace twotrack::native {

/// For what the user chooses: "twotrack" in $XDG_CONFIG_HOME or ~/.config; on a Mac in ~/Library/Application Support,
/// on Windows in %APPDATA%.
[[nodiscard]] std::string configuration_folder();

/// For what the program remembers by itself: "twotrack" in $XDG_STATE_HOME or ~/.local/state; on a Mac and on Windows
/// the folder of the user's choices.
[[nodiscard]] std::string state_folder();

}  // namespace twotrack::native
