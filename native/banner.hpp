#pragma once

#include <imgui.h>

#include <cstddef>
#include <string>
#include <vector>

#include "native/assessment_file.hpp"
#include "ui/frame.hpp"
#include "ui/theme.hpp"

namespace twotrack::native {

/// What stands over a page whose file has been broken since.
struct Banner {
    std::string title;
    std::vector<std::string> lines;  ///< each mistake with its place, the first few
};

/// The banner of a fault: the file without its folders, and what is wrong with it.
/// @param most_lines  of its mistakes, at least 1; of more it is said how many there are.
[[nodiscard]] Banner banner_of(const FileFault& fault, std::size_t most_lines = 4);

/// How high a banner is at a width, in CSS pixels.
[[nodiscard]] float banner_height(ImDrawList& list, const Banner& banner, const ui::Viewport& viewport,
                                  const ui::Theme& theme, const ui::Fonts& fonts);

/// Draws it from the viewport's left and top, over its width and `banner_height`.
void draw_banner(ImDrawList& list, const Banner& banner, const ui::Viewport& viewport, const ui::Theme& theme,
                 const ui::Fonts& fonts);

}  // namespace twotrack::native
