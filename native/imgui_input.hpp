#pragma once

#include "native/input.hpp"

namespace twotrack::native {

/// Tells the current ImGui context what a person did.
/// @param density  device pixels for each CSS pixel: ImGui's coordinates are device pixels.
void tell_imgui(const InputEvent& event, float density);

}  // namespace twotrack::native
