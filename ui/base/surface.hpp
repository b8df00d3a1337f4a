#pragma once

#include <imgui.h>
#include <imgui_internal.h>

namespace twotrack::ui {

/// A draw list with an atlas of glyphs, for hosts without an ImGui window: the browser and the tests. They use none of
/// ImGui's windows, input and settings. A surface therefore has no ImGui context, which saves the context's code and
/// its work in each frame. (ImGui supports this: see ImFontAtlasUpdateNewFrame and ImDrawListSharedData::Context.)
class Surface {
public:
    /// @param format  the format of the atlas; Alpha8 takes a quarter of the memory.
    explicit Surface(ImTextureFormat format = ImTextureFormat_Alpha8);
    Surface(const Surface&) = delete;
    Surface& operator=(const Surface&) = delete;

    /// Add fonts here, between frames. The host creates and updates the textures in its TexList after each frame.
    [[nodiscard]] ImFontAtlas& atlas() { return atlas_; }

    /// A draw list for one frame, `width_px` device pixels wide, with no limit in height. It is valid until the next
    /// frame.
    [[nodiscard]] ImDrawList& begin_frame(float width_px);
    void end_frame() { list_._PopUnusedDrawCmd(); }

private:
    ImFontAtlas atlas_;
    ImDrawListSharedData shared_;
    ImDrawList list_;
    int n_frames_ = 0;
};

}  // namespace twotrack::ui
