#pragma once

#include <vector>

namespace twotrack::native {

/// Draws the program's icon: two tracks that leave one point, on a light tile with round corners.
/// @param size_px  width and height, at least 8.
/// @return         [size_px × size_px × 4] red, green, blue and opacity, not premultiplied, from the top left.
[[nodiscard]] std::vector<unsigned char> icon_pixels(int size_px);

}  // namespace twotrack::native
