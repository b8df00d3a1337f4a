#pragma once

#include <span>
#include <string>

namespace twotrack::native {

/// Encodes pixels as a PNG file.
/// @param pixels  [height × width × 3] red, green and blue, from the top left.
[[nodiscard]] std::string png_of(int width, int height, std::span<const unsigned char> pixels);

}  // namespace twotrack::native
