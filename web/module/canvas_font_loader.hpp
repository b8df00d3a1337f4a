#pragma once

#include <imgui.h>

namespace twotrack::web {

/// A font whose glyphs the browser draws. `face` is JavaScript's number for a family and a weight.
[[nodiscard]] ImFont* add_canvas_font(ImFontAtlas& atlas, unsigned face);

}  // namespace twotrack::web
