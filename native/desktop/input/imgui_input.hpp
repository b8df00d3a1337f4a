#pragma once

#include "native/desktop/input/input.hpp"

namespace twotrack::native {

/// Passes an input event to the current ImGui context.
/// @param density  device pixels per CSS pixel; ImGui's coordinates are device pixels.
void tell_imgui(const InputEvent& event, float density);

}  // namespace twotrack::native
