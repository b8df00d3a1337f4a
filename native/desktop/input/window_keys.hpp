#pragma once

#include <optional>

#include "native/desktop/input/input.hpp"

namespace twotrack::native {

enum class Press { First, Repeated };

/// Translates a GLFW key into a page's input event; nullopt if the key has no meaning. A key that is held down repeats
/// movements, never answers or activations.
/// @param modifiers  GLFW's bits, including those of the lock keys.
[[nodiscard]] std::optional<InputEvent> key_event(int key, int modifiers, Press press);

/// Control (on a Mac: Command) with V, or Shift with Insert.
[[nodiscard]] bool is_paste(int key, int modifiers);

/// The key of a letter where this keyboard has it: GLFW names keys by their place on an American keyboard.
/// @param name  what the key types, see glfwGetKeyName; null for nothing.
[[nodiscard]] int key_by_layout(int key, const char* name);

/// Control (on a Mac: Command) with Q or W.
[[nodiscard]] bool is_quit(int key, int modifiers);

/// F1, or Control (on a Mac: Command) with P.
[[nodiscard]] bool is_panel_toggle(int key, int modifiers);

}  // namespace twotrack::native
