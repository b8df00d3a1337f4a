#pragma once

#include <imgui.h>

namespace twotrack::native {

/// Dear ImGui on the OpenGL context that is current while this lives. It gets no input and keeps no file: it paints.
class Canvas {
public:
    Canvas();
    ~Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    /// After this ImGui's draw lists are filled, in device pixels; then comes one of the two below.
    void begin(int width, int height);
    void paint(ImU32 background);
    void discard();

private:
    ImGuiContext* context_;
};

}  // namespace twotrack::native
