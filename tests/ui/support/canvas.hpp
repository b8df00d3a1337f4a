#pragma once

#include <utility>

#include "core/page/page.hpp"
#include "ui/base/surface.hpp"
#include "ui/draw.hpp"

namespace twotrack::test {

/// ImGui's own font. It is wider than most fonts, so text that fits in it also fits in others.
inline ui::Fonts imgui_font(ImFontAtlas& atlas) {
    ImFont* const regular = atlas.AddFontDefault();
    return {regular, atlas.AddFontDefault()};
}

/// Draws pages without a window.
class Canvas {
public:
    using LoadFonts = ui::Fonts(ImFontAtlas&);

    Canvas() : Canvas(imgui_font) {}
    explicit Canvas(LoadFonts* load) : fonts_(load(surface_.atlas())) {}

    /// @param reuse  see ui::draw
    ui::Frame draw(const Page& page, const ui::Viewport& viewport, const ui::Interaction& interaction = {},
                   const ui::Theme& theme = ui::light_theme(), ui::Frame reuse = {}) {
        list_ = &surface_.begin_frame((viewport.left_px + viewport.width_px) * viewport.density);
        ui::Frame frame = ui::draw(*list_, page, interaction, viewport, theme, fonts_, std::move(reuse));
        surface_.end_frame();
        return frame;
    }

    [[nodiscard]] ImFontAtlas& atlas() { return surface_.atlas(); }

    /// The draw list of the last frame.
    [[nodiscard]] const ImDrawList& list() const { return *list_; }

private:
    ui::Surface surface_;
    ui::Fonts fonts_;
    ImDrawList* list_ = nullptr;
};

}  // namespace twotrack::test
