#pragma once

#include <variant>

/// What a person does with mouse and keyboard, one thing at a time and in its order. Points are in CSS pixels from the
/// window's top left.
namespace twotrack::native {

struct PointerMoved {
    float x = 0, y = 0;
};
struct PointerLeft {};     ///< the window
struct PointerPressed {};  ///< the main button, where the pointer last was
struct PointerReleased {};
struct WheelTurned {
    float notches = 0;  ///< positive away from the hand, which shows what is above
};

/// Keys that do something. Shift and Alt are part of a key here, as the pairs mean different things.
enum class Key { Tab, ShiftTab, Enter, Space, Left, Right, Up, Down, AltLeft, PageUp, PageDown, Home, End, Backspace };

struct KeyPressed {
    Key key = Key::Tab;
};
struct DigitPressed {
    int digit = 1;  ///< 1 to 9
};

/// A character that the keyboard's layout makes of keys. It comes after the key or the digit that made it.
struct CharacterTyped {
    char32_t character = 0;
};

using InputEvent = std::variant<PointerMoved, PointerLeft, PointerPressed, PointerReleased, WheelTurned, KeyPressed,
                                DigitPressed, CharacterTyped>;

}  // namespace twotrack::native
