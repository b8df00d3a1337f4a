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
        case GLFW_KEY_DELETE: return Key::Delete;
        default: return std::nullopt;
    }
}

std::optional<Key> letter_key(int key) {
    switch (key) {
        case GLFW_KEY_A: return Key::A;
        case GLFW_KEY_C: return Key::C;
        case GLFW_KEY_X: return Key::X;
        case GLFW_KEY_Y: return Key::Y;
        case GLFW_KEY_Z: return Key::Z;
        default: return std::nullopt;
    }
}

/// The key for what these keys have meant since before there was Control with C, X and V.
std::optional<KeyPressed> old_editing_key(int key, int modifiers) {
    if (key == GLFW_KEY_INSERT && (modifiers & command_modifiers)) return KeyPressed{Key::C, false, true};
    if (key == GLFW_KEY_DELETE && (modifiers & GLFW_MOD_SHIFT)) return KeyPressed{Key::X, false, true};
    return std::nullopt;
}

}  // namespace

std::optional<InputEvent> key_event(int key, int modifiers, Press press) {
    const bool shift = modifiers & GLFW_MOD_SHIFT;
    if (const auto editing = old_editing_key(key, modifiers)) return *editing;
    if (modifiers & command_modifiers) {
        const bool is_tab = key == GLFW_KEY_TAB;
        if (const auto moving = moving_key(key, modifiers); moving && !is_tab) return KeyPressed{*moving, shift, true};
        if (const auto letter = letter_key(key)) return KeyPressed{*letter, shift, true};
        return std::nullopt;
    }
    if (modifiers & GLFW_MOD_ALT) {
        if (key == GLFW_KEY_LEFT && press == Press::First) return KeyPressed{Key::AltLeft};
        return std::nullopt;
    }
    if (const auto moving = moving_key(key, modifiers)) return KeyPressed{*moving, shift, false};
    if (press == Press::Repeated) return std::nullopt;
    if (key == GLFW_KEY_ENTER || key == GLFW_KEY_KP_ENTER) return KeyPressed{Key::Enter};
    if (key == GLFW_KEY_SPACE) return KeyPressed{Key::Space};
    if (const auto digit = digit_of(key, modifiers)) return DigitPressed{*digit};
    return std::nullopt;
}

bool is_paste(int key, int modifiers) {
    return (key == GLFW_KEY_V && (modifiers & command_modifiers)) ||
           (key == GLFW_KEY_INSERT && (modifiers & GLFW_MOD_SHIFT));
}

int key_by_layout(int key, const char* name) {
    if (!name || name[0] < 'a' || name[0] > 'z' || name[1] != '\0') return key;
    return GLFW_KEY_A + (name[0] - 'a');
}

bool is_quit(int key, int modifiers) {
    return (modifiers & command_modifiers) && (key == GLFW_KEY_Q || key == GLFW_KEY_W);
}

bool is_panel_toggle(int key, int modifiers) {
    return key == GLFW_KEY_F1 || (key == GLFW_KEY_P && (modifiers & command_modifiers));
}

}  // namespace twotrack::native
