#pragma once

#include <imgui.h>

#include <cstddef>
#include <string>
#include <vector>

#include "native/desktop/authoring/assessment_file.hpp"
#include "native/desktop/view/page_preview.hpp"
#include "ui/base/frame.hpp"
#include "ui/base/theme.hpp"

namespace twotrack::native {

/// The notice above a page whose file has mistakes since its last good version, or that is only a preview.
struct Banner {
    std::string title;
    std::vector<std::string> lines;  ///< the first few mistakes, each with its place; or more about the preview
    bool is_mistake = true;
};

/// The banner for a fault: the file name without its folders, and the mistakes.
/// @param most_lines  how many mistakes to list, at least 1. If there are more, a last line says how many.
[[nodiscard]] Banner banner_of(const FileFault& fault, std::size_t most_lines = 4);

/// The banner for a preview.
/// @pre absence is not None.
[[nodiscard]] Banner preview_banner(Absence absence);

/// The height of a banner at the viewport's width, in CSS pixels.
[[nodiscard]] float banner_height(ImDrawList& list, const Banner& banner, const ui::Viewport& viewport,
                                  const ui::Theme& theme, const ui::Fonts& fonts);

/// Draws a banner at the viewport's left and top, as wide as the viewport and as high as `banner_height`.
void draw_banner(ImDrawList& list, const Banner& banner, const ui::Viewport& viewport, const ui::Theme& theme,
                 const ui::Fonts& fonts);

}  // namespace twotrack::native
