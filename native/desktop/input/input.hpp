#pragma once

#include <variant>

/// Mouse and keyboard events, in the order in which they happened. Points are in CSS pixels from the window's top left.
namespace twotrack::native {

struct PointerMoved {
    float x = 0, y = 0;
};
struct PointerLeft {};     ///< the pointer left the window
struct PointerPressed {};  ///< the main button, at the pointer's last position
struct PointerReleased {};
struct WheelTurned {
    float notches = 0;  ///< positive: turned away from the hand, which reveals content above
};

/// Keys that have an effect. Shift+Tab and Alt+Left are keys of their own because they mean something else.
enum class Key { Tab, ShiftTab, Enter, Space, Left, Right, Up, Down, AltLeft, PageUp, PageDown, Home, End, Backspace };

struct KeyPressed {
    Key key = Key::Tab;
};
struct DigitPressed {
    int digit = 1;  ///< 1 to 9
};

/// A character that the keyboard layout produced. It follows the event of its key or digit.
struct CharacterTyped {
    char32_t character = 0;
};

using InputEvent = std::variant<PointerMoved, PointerLeft, PointerPressed, PointerReleased, WheelTurned, KeyPressed,
                                DigitPressed, CharacterTyped>;

}  // namespace twotrack::native
