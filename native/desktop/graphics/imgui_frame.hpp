#pragma once

#include <imgui.h>
#include <imgui_internal.h>

namespace twotrack::native {

/// Dear ImGui on the current OpenGL context, which must stay current while the ImguiFrame lives. Writes no files.
class ImguiFrame {
public:
    ImguiFrame();
    ~ImguiFrame();
    ImguiFrame(const ImguiFrame&) = delete;
    ImguiFrame& operator=(const ImguiFrame&) = delete;

    /// Begins a drawing: fill ImGui's draw lists, in device pixels, then call paint, discard or finish.
    void begin(int width, int height);
    void paint(ImU32 background);
    void discard();
    /// Ends the drawing without painting it. Call `paint_strip` afterwards, as often as needed.
    void finish();

    /// Paints `rows` rows of the last drawing, from row `top` on, at full width, into the upper rows of the
    /// framebuffer. Rows below the end of the drawing show the background.
    void paint_strip(ImU32 background, int top, int rows);

    /// Whether ImGui still has input to process: it handles a press and its release in separate frames.
    [[nodiscard]] bool has_input_left() const { return context_->InputEventsQueue.Size > 0; }

    /// Gives the keyboard to the ImGui window with this name; null takes it from every window.
    void focus_window(const char* name);

private:
    ImGuiContext* context_;
};

}  // namespace twotrack::native
