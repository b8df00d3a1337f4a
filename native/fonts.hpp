#pragma once

#include <string_view>

#include "ui/frame.hpp"

namespace twotrack::native {

/// Loads the system's fonts for a language into the current ImGui context, which owns them. Where there are none, or
/// they cannot be read, ImGui's own font serves, and a line on standard error says so.
[[nodiscard]] ui::Fonts load_fonts(std::string_view language);

/// Loads the system's font for ImGui's own widgets, whose lines are as high as the font is, not as its em. Null where
/// there is none.
[[nodiscard]] ImFont* load_panel_font();

}  // namespace twotrack::native
