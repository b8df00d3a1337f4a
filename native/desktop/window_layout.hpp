#pragma once

#include <functional>

#include "native/desktop/authoring/assessment_file.hpp"
#include "native/desktop/authoring/banner.hpp"
#include "native/desktop/input/window_size.hpp"

namespace twotrack::native {

/// The parts of the window, in CSS pixels: the page at the left edge, a banner above it, the panel beside both.
struct WindowLayout {
    WindowSize window;
    WindowSize page;      ///< the area left for the page
    float panel_px = 0;   ///< width; 0 without a panel
    float banner_px = 0;  ///< height; 0 without a banner
    Banner banner = {};
};

/// The height of a banner for a width, both in CSS pixels.
using BannerHeight = std::function<float(const Banner& banner, float width_px)>;

/// Divides a window. The panel is panel_width_px wide, or less if the page needs the width. The banner lists as many
/// mistakes as leave room for the page, between one and four.
/// @param fault    shown by the banner; null for none.
/// @param absence  shown by the banner if there is no fault; None for no banner.
[[nodiscard]] WindowLayout lay_out_window(WindowSize window, bool has_panel, const FileFault* fault, Absence absence,
                                          const BannerHeight& banner_height);

}  // namespace twotrack::native
