#pragma once

#include <functional>

#include "native/desktop/authoring/assessment_file.hpp"
#include "native/desktop/authoring/banner.hpp"
#include "native/desktop/input/window_size.hpp"

namespace twotrack::native {

/// What there is in the window, in CSS pixels: the page from the left edge, a banner above it, the panel beside both.
struct WindowLayout {
    WindowSize window;
    WindowSize page;      ///< what is left to the page
    float panel_px = 0;   ///< width; 0 without a panel
    float banner_px = 0;  ///< height; 0 without a banner
    Banner banner = {};
};

/// How high a banner is at a width; both in CSS pixels.
using BannerHeight = std::function<float(const Banner& banner, float width_px)>;

/// Divides a window. The panel is panel_width_px wide, or less where the page needs the width. The banner names as many
/// mistakes as leave room for the page, four at most and one at least.
/// @param fault  what the banner tells of; null for no banner.
[[nodiscard]] WindowLayout lay_out_window(WindowSize window, bool has_panel, const FileFault* fault,
                                          const BannerHeight& banner_height);

}  // namespace twotrack::native
