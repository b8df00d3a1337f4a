#pragma once

#include <string>

#include "native/page_view.hpp"

namespace twotrack::native {

/// What is on screen as one line of JSON, for a program that works the window with a real pointer and keyboard: the
/// page's id, the window's size, where each control is, and the focused control. Lengths are in the window system's own
/// units, as that program needs them.
///
/// @param units_per_px  of the window system, for each CSS pixel.
[[nodiscard]] std::string trace_line(const PageView& view, WindowSize window, float units_per_px);

}  // namespace twotrack::native
