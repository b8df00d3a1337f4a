#pragma once

#include <imgui.h>

#include <optional>
#include <span>
#include <string_view>

#include "core/page/page.hpp"
#include "ui/base/frame.hpp"
#include "ui/base/theme.hpp"
#include "ui/paint/text_setter.hpp"

namespace twotrack::ui {

/// How the pointer and the keyboard touch a control.
struct ControlState {
    bool hovered = false;
    bool pressed = false;
    bool focus_ring = false;
};

/// Draws texts and shapes, and records where texts, controls and figures are. Lengths are CSS pixels. Rectangles and
/// texts snap to whole device pixels.
class Painter {
public:
    /// @param reuse  an earlier frame; the painter reuses its memory
    Painter(ImDrawList& list, const Interaction& interaction, const Viewport& viewport, const Theme& theme,
            const Fonts& fonts, Frame reuse = {});

    const Theme& theme;

    /// Converts a length in em of the page's text to CSS pixels.
    [[nodiscard]] float em(float length) const { return snap(text_px_ * length); }
    // Every block calls these. Inlined, they would be a thirtieth of the drawing's code, which every web page loads.
    /// The nearest edge of a device pixel.
    [[nodiscard, gnu::noinline]] float snap(float length) const;
    /// See TextSetter.
    [[nodiscard, gnu::noinline]] Size measure(const std::string& text, const TextStyle& style, float width) const;

    /// See TextSetter.
    [[nodiscard]] float longest_word(const std::string& text, const TextStyle& style) const {
        return setter_.longest_word(text, style);
    }
    /// Draws a text with its top left at (x, y), records its lines and returns its size. An empty text takes no room.
    Size text(const Text& text, const TextStyle& style, float x, float y, float width);
    /// Draws a sign that does not belong to the page's words, such as a list's number. It is not recorded.
    void decoration(std::string_view text, const TextStyle& style, float x, float y, float width);
    /// Draws and records one line that reads upwards, turned left by a quarter and centred on (x, y).
    void text_upwards(const Text& text, const TextStyle& style, float x, float y);

    /// The progress of a motion that begins with the page, 0 to 1.
    [[nodiscard]] float page_progress(float duration_ms);
    /// How far an option is filled, 0 to 1; 0 if it is not chosen.
    [[nodiscard]] float option_fill(const ChoiceGroup::Option& option);
    /// The amount drawn so far, for `fade_in`.
    [[nodiscard]] int checkpoint() const { return list_.VtxBuffer.Size; }
    /// Lets everything drawn since the checkpoint arrive with the page: it rises into its place and fades in.
    void fade_in(int checkpoint);

    /// The lines of text recorded so far.
    [[nodiscard]] std::span<const TextLine> lines() const { return std::span(frame_.lines).first(n_lines_); }

    void control(const Control& control, const Rect& rect);
    void figure(std::size_t block, const Rect& rect);
    [[nodiscard]] ControlState state_of(const Control& control) const;

    void fill(const Rect& rect, ImU32 colour, float radius = 0);
    /// A border just inside the rectangle.
    void border(const Rect& rect, ImU32 colour, float thickness, float radius);
    void dashed_border(const Rect& rect, ImU32 colour, float radius);
    void disc(ImVec2 centre, float radius, ImU32 colour);
    void circle(ImVec2 centre, float radius, ImU32 colour, float thickness);
    void polyline(std::span<const ImVec2> points, ImU32 colour, float thickness);
    /// A convex shape.
    void polygon(std::span<const ImVec2> points, ImU32 colour);
    /// The area between a curve, from left to right, and a level below it.
    void area(std::span<const ImVec2> curve, float level, ImU32 colour);
    /// Draws the focus ring around a shape with this radius.
    void focus_ring(const Rect& rect, float radius);
    void check_mark(ImVec2 centre, float size, ImU32 colour);
    void clip(const Rect& rect);
    void end_clip() { list_.PopClipRect(); }

    /// Shapes drawn between these two calls lie under all others. The draw list must be split into two channels.
    void begin_underlay();
    void end_underlay();

    /// Where everything was drawn, in a drawing of this height. Do not use the painter afterwards.
    [[nodiscard]] Frame finish(float height_px);

private:
    [[nodiscard]] ImVec2 device(ImVec2 point) const { return {point.x * density_, point.y * density_}; }
    [[nodiscard]] ImVec2 device_min(const Rect& rect) const;
    [[nodiscard]] ImVec2 device_max(const Rect& rect) const;

    /// Draws a text and returns its size. Records its lines if it has an id.
    Size set(std::string_view text, std::optional<int> text_id, const TextStyle& style, float x, float y, float width);
    /// Draws words on one line, from device pixels at their top left.
    void draw(std::string_view words, ImFontBaked& baked, ImU32 colour, ImVec2 from);
    void record(int text_id, std::string_view words, const TextStyle& style, const Rect& rect, float size_px,
                bool upwards);

    // Entries overwrite those of an earlier frame, from the first on: each text reuses the memory of an earlier text.
    Frame frame_;
    std::size_t n_lines_ = 0, n_controls_ = 0;
    ImDrawList& list_;
    const Interaction& interaction_;
    TextSetter setter_;
    float density_;
    float text_px_;
};

}  // namespace twotrack::ui
