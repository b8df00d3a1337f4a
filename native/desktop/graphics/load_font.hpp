#pragma once

#include <imgui.h>

#include "native/desktop/graphics/system_font.hpp"

namespace twotrack::native {

/// Whether a font's size is the size of its em or of its line.
enum class SizeBasis { Em, Line };

/// Loads a font into an atlas, which owns it. Other fonts of the system stand in for letters that it lacks, and a box
/// for letters that no font has.
/// @return  null if the file cannot be read.
[[nodiscard]] ImFont* load_font(ImFontAtlas& atlas, const FontFile& file, SizeBasis basis);

}  // namespace twotrack::native
