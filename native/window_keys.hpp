#pragma once

#include <optional>

#include "native/input.hpp"

namespace twotrack::native {

enum class Press { First, Repeated };

/// What a key of GLFW's means to a page; nullopt for nothing. A key that is held down repeats what moves, never what
/// answers or activates.
/// @param modifiers  GLFW's bits, those of the locks among them.
[[nodiscard]] std::optional<InputEvent> key_event(int key, int modifiers, Press press);

/// Control (on a Mac: Command) with Q or W.
[[nodiscard]] bool is_quit(int key, int modifiers);

/// F1, or Control (on a Mac: Command) with P.
[[nodiscard]] bool is_panel_toggle(int key, int modifiers);

}  // namespace twotrack::native
