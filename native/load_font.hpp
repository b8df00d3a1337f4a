#pragma once

#include <imgui.h>

#include "native/system_font.hpp"

namespace twotrack::native {

/// What a font's size is the size of.
enum class Measure { Em, Line };

/// Loads a font into an atlas, which owns it.
/// @return  null when the file cannot be read.
[[nodiscard]] ImFont* load_font(ImFontAtlas& atlas, const FontFile& file, Measure measure);

}  // namespace twotrack::native
