#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "native/banner.hpp"
#include "native/page_view.hpp"
#include "native/panel.hpp"
#include "native/window_size.hpp"

namespace twotrack::native {

/// What is on screen, for a program that works the window with a real pointer and keyboard.
struct TraceContent {
    const PageView& view;
    WindowSize window;
    float page_width_px = 0;  ///< of what the window leaves to the page
    float page_top_px = 0;    ///< where that begins
    float units_per_px = 1;   ///< of the window system, for each CSS pixel
    float density = 1;        ///< device pixels for each CSS pixel
    std::size_t n_answered = 0;
    bool is_dark = false;
    int text_px = 16;
    Banner banner = {};     ///< without a title there is none
    PanelFrame panel = {};  ///< without items where there is none
};

/// The content as one line of JSON: the page's id, title and language, the window's size, where each control is, which
/// options are chosen and which control has the focus; how many questions are answered; what the banner says; and where
/// the panel's widgets are, and how far it is scrolled. Lengths are in the window system's own units, as that program
/// needs them.
[[nodiscard]] std::string trace_line(const TraceContent& content);

}  // namespace twotrack::native
