#pragma once

#include <string_view>

#include "ui/base/frame.hpp"

namespace twotrack::native {

/// Loads the system's fonts for a language into the current ImGui context, which owns them. Without a
/// readable font, it uses ImGui's own font and says so on standard error.
[[nodiscard]] ui::Fonts load_fonts(std::string_view language);

/// Loads the system's font for ImGui's own widgets. Its size is the height of a line, not of the em. Null if there is
/// no font.
[[nodiscard]] ImFont* load_panel_font();

}  // namespace twotrack::native
