#include "native/desktop/graphics/imgui_frame.hpp"

#include <GLFW/glfw3.h>
#include <imgui_impl_opengl3.h>

namespace twotrack::native {

ImguiFrame::ImguiFrame() : context_(ImGui::CreateContext()) {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    ImGui_ImplOpenGL3_Init("#version 150");
}

ImguiFrame::~ImguiFrame() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext(context_);
}

void ImguiFrame::begin(int width, int height) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
    io.DisplayFramebufferScale = {1.0f, 1.0f};
    io.DeltaTime = 1.0f / 60.0f;  // any positive number: nothing is animated by ImGui
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
}

void ImguiFrame::paint(ImU32 background) {
    finish();
    paint_strip(background, 0, static_cast<int>(ImGui::GetIO().DisplaySize.y));
}

void ImguiFrame::finish() { ImGui::Render(); }

void ImguiFrame::paint_strip(ImU32 background, int top, int rows) {
    const ImVec4 colour = ImGui::ColorConvertU32ToFloat4(background);
    ImDrawData& data = *ImGui::GetDrawData();
    data.DisplayPos = {0.0f, static_cast<float>(top)};
    data.DisplaySize.y = static_cast<float>(rows);
    glViewport(0, 0, static_cast<int>(data.DisplaySize.x), rows);
    glClearColor(colour.x, colour.y, colour.z, 1.0f);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(&data);
}

void ImguiFrame::discard() { ImGui::EndFrame(); }

void ImguiFrame::focus_window(const char* name) {
    ImGui::SetWindowFocus(name);
    if (name) ImGui::SetNavCursorVisible(true);
}

}  // namespace twotrack::native
