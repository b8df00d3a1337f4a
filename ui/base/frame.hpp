#pragma once

#include <imgui.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ui/base/motion.hpp"

/// The input of a drawing (viewport and interaction) and its output (where everything was drawn).
namespace twotrack::ui {

/// A rectangle in CSS pixels, from the top left of the display.
struct Rect {
    float x = 0, y = 0, width = 0, height = 0;

    [[nodiscard]] bool contains(float px, float py) const {
        return px >= x && px < x + width && py >= y && py < y + height;
    }
};

/// What the pointer and the keyboard are doing, as ids of the page's controls. An empty id means no control. The host
/// fills this in, from ImGui's input on the desktop and from the form's events on the web: drawing never asks ImGui for
/// input and never acts.
struct Interaction {
    std::string hovered = {};
    std::string pressed = {};
    std::string focused = {};
    bool focus_visible = false;  ///< the focus came from the keyboard: its ring is shown
    Motion motion = {};          ///< how recently the page or a choice has changed
};

/// Where the page is drawn.
struct Viewport {
    float width_px = 768;  ///< of the whole drawing; from 280 on, every word stays whole
    float density = 1;     ///< device pixels for each CSS pixel
    float text_px = 16;    ///< size of body text, 1 em
    float left_px = 0;     ///< left edge of the drawing
    float top_px = 0;      ///< top edge; negative when the drawing is scrolled
};

/// Fonts whose size is their em, as in CSS. (ImGui's stb loader takes a size as ascent minus descent, unless
/// ImFontConfig::SizePixels is negative. GlyphMaxAdvanceX must then be -FLT_MAX: see
/// native/desktop/graphics/load_font.cpp.)
struct Fonts {
    ImFont* regular = nullptr;
    ImFont* semibold = nullptr;
    /// Makes one glyph of letters that belong together, such as a flag's two. Null: each letter is its own glyph.
    /// @param glyph   the glyph of the letters before; 0: there are none, and the glyph of `letter` is wanted.
    /// @param letter  a code point.
    /// @return        the glyph of all of them, an ImWchar that is no letter; 0 if they do not belong together.
    unsigned (*join)(unsigned glyph, unsigned letter) = nullptr;
};

/// A control's hit area.
struct ControlBox {
    std::string id;
    Rect rect;
};

/// One line of a text. The rectangle is as wide as the glyphs and as high as the line.
struct TextLine {
    int text_id = 0;     ///< see twotrack::Text
    std::string string;  ///< the words on this line
    Rect rect;
    float size_px = 16;
    bool semibold = false;
    bool upwards = false;  ///< turned left by a quarter; `rect` bounds the turned line
};

/// A chart's rectangle.
struct FigureBox {
    std::size_t block = 0;  ///< index into Page::blocks
    Rect rect;
};

/// Where everything was drawn: within the viewport's width from left_px, and within height_px from top_px.
struct Frame {
    std::vector<ControlBox> controls;  ///< each control of the page once
    std::vector<TextLine> lines;       ///< in reading order; a text that is not shown has no line
    std::vector<FigureBox> figures;
    float height_px = 0;  ///< of the whole drawing
    bool moving = false;  ///< the next frame will look different
};

/// The id of the control at a point of the frame; empty if there is no control.
[[nodiscard]] std::string_view control_at(const Frame& frame, float x, float y);

}  // namespace twotrack::ui
