#include "native/desktop/input/window_keys.hpp"

#include <GLFW/glfw3.h>

namespace twotrack::native {
namespace {

constexpr int command_modifiers = GLFW_MOD_CONTROL | GLFW_MOD_SUPER;

std::optional<int> digit_of(int key, int modifiers) {
    // GLFW names keys by their place on an American keyboard. Where digits need Shift, the key also works without it.
    if (key >= GLFW_KEY_1 && key <= GLFW_KEY_9) return key - GLFW_KEY_1 + 1;
    if (key >= GLFW_KEY_KP_1 && key <= GLFW_KEY_KP_9 && (modifiers & GLFW_MOD_NUM_LOCK)) return key - GLFW_KEY_KP_1 + 1;
    return std::nullopt;
}

std::optional<Key> moving_key(int key, int modifiers) {
    switch (key) {
        case GLFW_KEY_TAB: return modifiers & GLFW_MOD_SHIFT ? Key::ShiftTab : Key::Tab;
        case GLFW_KEY_LEFT: return Key::Left;
        case GLFW_KEY_RIGHT: return Key::Right;
        case GLFW_KEY_UP: return Key::Up;
        case GLFW_KEY_DOWN: return Key::Down;
        case GLFW_KEY_PAGE_UP: return Key::PageUp;
        case GLFW_KEY_PAGE_DOWN: return Key::PageDown;
        case GLFW_KEY_HOME: return Key::Home;
        case GLFW_KEY_END: return Key::End;
        case GLFW_KEY_BACKSPACE: return Key::Backspace;
        default: return std::nullopt;
    }
}

}  // namespace

std::optional<InputEvent> key_event(int key, int modifiers, Press press) {
    if (modifiers & command_modifiers) return std::nullopt;
    if (modifiers & GLFW_MOD_ALT) {
        if (key == GLFW_KEY_LEFT && press == Press::First) return KeyPressed{Key::AltLeft};
        return std::nullopt;
    }
    if (const auto moving = moving_key(key, modifiers)) return KeyPressed{*moving};
    if (press == Press::Repeated) return std::nullopt;
    if (key == GLFW_KEY_ENTER || key == GLFW_KEY_KP_ENTER) return KeyPressed{Key::Enter};
    if (key == GLFW_KEY_SPACE) return KeyPressed{Key::Space};
    if (const auto digit = digit_of(key, modifiers)) return DigitPressed{*digit};
    return std::nullopt;
}

bool is_quit(int key, int modifiers) {
    return (modifiers & command_modifiers) && (key == GLFW_KEY_Q || key == GLFW_KEY_W);
}

bool is_panel_toggle(int key, int modifiers) {
    return key == GLFW_KEY_F1 || (key == GLFW_KEY_P && (modifiers & command_modifiers));
}

}  // namespace twotrack::native
