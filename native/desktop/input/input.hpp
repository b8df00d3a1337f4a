#pragma once

#include <string>
#include <variant>

/// Mouse and keyboard events, in the order in which they happened. Points are in CSS pixels from the window's top left.
namespace twotrack::native {

struct PointerMoved {
    float x = 0, y = 0;
};
struct PointerLeft {};  ///< the pointer left the window
/// The main button, at the pointer's last position.
struct PointerPressed {
    bool shift = false;
    int clicks = 1;  ///< 2 for the second press of a double click, and so on
};
struct PointerReleased {};
struct MenuPressed {};  ///< the other button, at the pointer's last position
struct WheelTurned {
    float notches = 0;  ///< positive: turned away from the hand, which reveals content above
};

/// Keys that have an effect. Shift+Tab and Alt+Left are keys of their own because they mean something else.
/// Letters only come with Control (on a Mac: Command).
enum class Key {
    Tab,
    ShiftTab,
    Enter,
    Space,
    Left,
    Right,
    Up,
    Down,
    AltLeft,
    PageUp,
    PageDown,
    Home,
    End,
    Backspace,
    Delete,
    A,
    C,
    X,
    Y,
    Z,
};

struct KeyPressed {
    Key key = Key::Tab;
    bool shift = false;
    bool command = false;  ///< with Control (on a Mac: Command); only text fields know such keys
};
struct DigitPressed {
    int digit = 1;  ///< 1 to 9
};

/// A character that the keyboard layout produced. It follows the event of its key or digit.
struct CharacterTyped {
    char32_t character = 0;
};

/// The content of the clipboard, UTF-8, where the keyboard asked to insert it.
struct TextPasted {
    std::string text;
};

using InputEvent = std::variant<PointerMoved, PointerLeft, PointerPressed, PointerReleased, MenuPressed, WheelTurned,
                                KeyPressed, DigitPressed, CharacterTyped, TextPasted>;

}  // namespace twotrack::native
