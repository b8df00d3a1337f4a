#pragma once

#include <imgui.h>
#include <imgui_internal.h>

namespace twotrack::ui {

/// A draw list with an atlas of glyphs, for hosts without a window of ImGui's: the browser and the tests. ImGui's
/// windows, input and settings have no part in it, so there is no ImGui context: neither is its code in the program nor
/// its work in a frame. (ImGui supports this: see ImFontAtlasUpdateNewFrame and ImDrawListSharedData::Context.)
class Surface {
public:
    /// @param format  of the atlas; Alpha8 is a quarter of the memory.
    explicit Surface(ImTextureFormat format = ImTextureFormat_Alpha8);
    Surface(const Surface&) = delete;
    Surface& operator=(const Surface&) = delete;

    /// Fonts are added here, between frames. The textures in its TexList are the host's to create and update after
    /// each frame.
    [[nodiscard]] ImFontAtlas& atlas() { return atlas_; }

    /// A draw list for one frame, this many device pixels wide and without end downwards. It is valid until the next.
    [[nodiscard]] ImDrawList& begin_frame(float width_px);
    void end_frame() { list_._PopUnusedDrawCmd(); }

private:
    ImFontAtlas atlas_;
    ImDrawListSharedData shared_;
    ImDrawList list_;
    int n_frames_ = 0;
};

}  // namespace twotrack::ui
