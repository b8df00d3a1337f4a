#include "ui/base/surface.hpp"

namespace twotrack::ui {

Surface::Surface(ImTextureFormat format) : list_(&shared_) {
    atlas_.TexDesiredFormat = format;
    // The host shows its own pointer.
    atlas_.Flags |= ImFontAtlasFlags_NoMouseCursors;
    shared_.FontAtlas = &atlas_;
    shared_.CurveTessellationTol = 1.25f;
    shared_.SetCircleTessellationMaxError(0.3f);
    shared_.InitialFlags =
        ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedLinesUseTex | ImDrawListFlags_AntiAliasedFill;
    ImFontAtlasAddDrawListSharedData(&atlas_, &shared_);
}

ImDrawList& Surface::begin_frame(float width_px) {
    ImFontAtlasUpdateNewFrame(&atlas_, ++n_frames_, true);
    shared_.ClipRectFullscreen = {0, 0, width_px, 1e6f};
    list_._ResetForNewFrame();
    list_.PushTexture(atlas_.TexRef);
    list_.PushClipRectFullScreen();
    return list_;
}

}  // namespace twotrack::ui
