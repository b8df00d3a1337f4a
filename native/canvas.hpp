#pragma once

#include <imgui.h>
#include <imgui_internal.h>

namespace twotrack::native {

/// Dear ImGui on the OpenGL context that is current while this lives. It keeps no file.
class Canvas {
public:
    Canvas();
    ~Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    /// After this ImGui's draw lists are filled, in device pixels; then comes one of the three below.
    void begin(int width, int height);
    void paint(ImU32 background);
    void discard();
    /// Ends the drawing without painting it: `paint_strip` may follow, as often as wanted.
    void finish();

    /// Paints a part of what was drawn last, over the whole width: so many rows from `top` on, into the upper rows of
    /// the framebuffer. Below the end of the drawing is the background.
    void paint_strip(ImU32 background, int top, int rows);

    /// Whether ImGui has been told of input that it has not looked at: it takes a press and a release one by one.
    [[nodiscard]] bool has_input_left() const { return context_->InputEventsQueue.Size > 0; }

    /// Gives the keys to ImGui's window of this name; null takes them away from every window.
    void focus_window(const char* name);

private:
    ImGuiContext* context_;
};

}  // namespace twotrack::native
