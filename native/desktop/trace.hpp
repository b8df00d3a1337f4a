#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "native/desktop/authoring/banner.hpp"
#include "native/desktop/input/window_size.hpp"
#include "native/desktop/panel/panel.hpp"
#include "native/desktop/view/page_view.hpp"

namespace twotrack::native {

/// The content of the screen, for a test program that operates the window with a real pointer and keyboard.
struct TraceContent {
    const PageView& view;
    WindowSize window;
    float page_width_px = 0;  ///< the window's width without the panel
    float page_top_px = 0;    ///< where the page area begins, below the banner
    float units_per_px = 1;   ///< units of the window system per CSS pixel
    float density = 1;        ///< device pixels per CSS pixel
    std::size_t n_answered = 0;
    bool is_dark = false;
    int text_px = 16;
    std::string status = {};  ///< what is shown below the page; empty for nothing
    Banner banner = {};       ///< no banner if the title is empty
    PanelFrame panel = {};    ///< no panel if there are no items
};

/// The content as one line of JSON: the page's id, title and language; the window's size; the place of each control,
/// the place of each link's first line and its address; the text below the page; the chosen options and the focused
/// control; if that is a text field, its text, caret and selection; the number of answered questions; the banner's
/// text; the places of the panel's widgets and the panel's scroll position. Lengths are in units of the window system,
/// which the test program works in.
[[nodiscard]] std::string trace_line(const TraceContent& content);

}  // namespace twotrack::native
