#pragma once

#include "ui/base/frame.hpp"

namespace twotrack::web {

/// Fonts whose glyphs the browser draws. A face is JavaScript's number for a family and a weight.
[[nodiscard]] ui::Fonts add_canvas_fonts(ImFontAtlas& atlas, unsigned regular_face, unsigned semibold_face);

}  // namespace twotrack::web
