#include "native/desktop/input/imgui_input.hpp"

#include <imgui.h>

#include <cfloat>

namespace twotrack::native {
namespace {

ImGuiKey imgui_key(Key key) {
    switch (key) {
        case Key::Tab:
        case Key::ShiftTab: return ImGuiKey_Tab;
        case Key::Enter: return ImGuiKey_Enter;
        case Key::Space: return ImGuiKey_Space;
        case Key::Left:
        case Key::AltLeft: return ImGuiKey_LeftArrow;
        case Key::Right: return ImGuiKey_RightArrow;
        case Key::Up: return ImGuiKey_UpArrow;
        case Key::Down: return ImGuiKey_DownArrow;
        case Key::PageUp: return ImGuiKey_PageUp;
        case Key::PageDown: return ImGuiKey_PageDown;
        case Key::Home: return ImGuiKey_Home;
        case Key::End: return ImGuiKey_End;
        case Key::Backspace: return ImGuiKey_Backspace;
        case Key::Delete: return ImGuiKey_Delete;
        case Key::A:
        case Key::C:
        case Key::X:
        case Key::Y:
        case Key::Z: break;  // the panel has no text fields
    }
    return ImGuiKey_None;
}

struct Teller {
    float density;
    ImGuiIO& io = ImGui::GetIO();

    void operator()(const PointerMoved& moved) const { io.AddMousePosEvent(moved.x * density, moved.y * density); }
    void operator()(const PointerLeft&) const { io.AddMousePosEvent(-FLT_MAX, -FLT_MAX); }
    void operator()(const PointerPressed&) const { io.AddMouseButtonEvent(ImGuiMouseButton_Left, true); }
    void operator()(const PointerReleased&) const { io.AddMouseButtonEvent(ImGuiMouseButton_Left, false); }
    void operator()(const MenuPressed&) const {}
    void operator()(const WheelTurned& wheel) const { io.AddMouseWheelEvent(0.0f, wheel.notches); }
    void operator()(const DigitPressed&) const {}
    void operator()(const TextPasted&) const {}
    void operator()(const CharacterTyped& typed) const { io.AddInputCharacter(typed.character); }
    // The page receives no key releases, and ImGui does not need their time: each key is released at once.
    void operator()(const KeyPressed& pressed) const {
        if (pressed.key == Key::AltLeft || pressed.command) return;
        const bool shift = pressed.key == Key::ShiftTab;
        if (shift) io.AddKeyEvent(ImGuiMod_Shift, true);
        io.AddKeyEvent(imgui_key(pressed.key), true);
        io.AddKeyEvent(imgui_key(pressed.key), false);
        if (shift) io.AddKeyEvent(ImGuiMod_Shift, false);
    }
};

}  // namespace

void tell_imgui(const InputEvent& event, float density) { std::visit(Teller{density}, event); }

}  // namespace twotrack::native
