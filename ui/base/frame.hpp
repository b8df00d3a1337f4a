#pragma once

#include <imgui.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ui/base/motion.hpp"

/// What a drawing is told of its place and of the person's hands, and what it tells of where everything went.
namespace twotrack::ui {

/// Where something is, in CSS pixels from the top left of the display.
struct Rect {
    float x = 0, y = 0, width = 0, height = 0;

    [[nodiscard]] bool contains(float px, float py) const {
        return px >= x && px < x + width && py >= y && py < y + height;
    }
};

/// What the person's hands are doing, as ids of the page's controls; empty for none. The host says it, from ImGui's
/// input on the desktop and from the form's events on the web: drawing never asks ImGui and never acts.
struct Interaction {
    std::string hovered = {};
    std::string pressed = {};
    std::string focused = {};
    bool focus_visible = false;  ///< the focus came by keyboard and shows its ring
    Motion motion = {};          ///< what those hands have just done
};

/// Where the page is drawn.
struct Viewport {
    float width_px = 768;  ///< of the whole drawing; 280 and more keep every word whole
    float density = 1;     ///< device pixels for each CSS pixel
    float text_px = 16;    ///< size of body text: the page's own
    float left_px = 0;     ///< where the drawing begins
    float top_px = 0;      ///< negative when it is scrolled
};

/// Fonts whose size is their em, as in CSS. (ImGui's stb loader takes a size for ascent minus descent unless
/// ImFontConfig::SizePixels is negative; GlyphMaxAdvanceX must then be -FLT_MAX: see
/// native/desktop/graphics/load_font.cpp.)
struct Fonts {
    ImFont* regular = nullptr;
    ImFont* semibold = nullptr;
};

/// Where a control is, as large as it is to the pointer.
struct ControlBox {
    std::string id;
    Rect rect;
};

/// Where a line of a text is. The rectangle is as wide as its glyphs and as high as the line.
struct TextLine {
    int text_id = 0;     ///< see twotrack::Text
    std::string string;  ///< the words on this line
    Rect rect;
    float size_px = 16;
    bool semibold = false;
    bool upwards = false;  ///< turned a quarter to the left; `rect` is where it lies then
};

/// Where a chart is.
struct FigureBox {
    std::size_t block = 0;  ///< index into Page::blocks
    Rect rect;
};

/// What was drawn where. Everything lies within the viewport's width from left_px and within height_px from top_px.
struct Frame {
    std::vector<ControlBox> controls;  ///< each control of the page once
    std::vector<TextLine> lines;       ///< in reading order; a text that is not shown has none
    std::vector<FigureBox> figures;
    float height_px = 0;  ///< of the whole drawing
    bool moving = false;  ///< it will look different in the next frame
};

/// The id of the control at a point of the frame; empty for none.
[[nodiscard]] std::string_view control_at(const Frame& frame, float x, float y);

}  // namespace twotrack::ui
