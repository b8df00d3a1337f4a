#include "ui/paint/painter.hpp"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <utility>
#include <vector>

namespace twotrack::ui {
namespace {

/// The next entry of a list that is overwritten from the front; its first `n` entries are already written.
template <class Entry>
Entry& next_entry(std::vector<Entry>& list, std::size_t& n) {
    if (n == list.size()) list.emplace_back();
    return list[n++];
}

}  // namespace

Painter::Painter(ImDrawList& list, const Interaction& interaction, const Viewport& viewport, const Theme& colours,
                 const Fonts& fonts, Frame reuse)
    : theme(colours),
      frame_(std::move(reuse)),
      list_(list),
      interaction_(interaction),
      setter_(fonts, viewport),
      density_(viewport.density),
      text_px_(viewport.text_px) {
    frame_.figures.clear();
    frame_.moving = false;
}

Frame Painter::finish(float height_px) {
    frame_.lines.resize(n_lines_);
    frame_.controls.resize(n_controls_);
    frame_.height_px = height_px;
    return std::move(frame_);
}

float Painter::snap(float length) const { return std::round(length * density_) / density_; }

Size Painter::measure(const std::string& text, const TextStyle& style, float width) const {
    return setter_.measure(text, style, width);
}

ImVec2 Painter::device_min(const Rect& rect) const {
    return {std::round(rect.x * density_), std::round(rect.y * density_)};
}

ImVec2 Painter::device_max(const Rect& rect) const {
    return {std::round((rect.x + rect.width) * density_), std::round((rect.y + rect.height) * density_)};
}

Size Painter::text(const Text& text, const TextStyle& style, float x, float y, float width) {
    return set(text.string, text.id, style, x, y, width);
}

void Painter::decoration(std::string_view text, const TextStyle& style, float x, float y, float width) {
    set(text, std::nullopt, style, x, y, width);
}

Size Painter::set(std::string_view text, std::optional<int> text_id, const TextStyle& wanted, float x, float y,
                  float width) {
    const TextSetter::Setting setting = setter_.fitted(text, wanted, width);
    const TextStyle& style = setting.style;
    const float line_height = setter_.line_height(style);
    ImFontBaked& baked = setter_.face(style);
    const float glyph_height = baked.Ascent - baked.Descent;
    const float share = style.align == Align::Start ? 0.0f : style.align == Align::Centre ? 0.5f : 1.0f;
    // Snapped once: each line is a whole number of device pixels high, which keeps the distances equal.
    const float first = snap(y);
    Size result;
    while (!text.empty()) {
        const TextSetter::Line line = setter_.first_line(text, setting);
        text = line.rest;
        const float left = snap(x + (width - line.width) * share);
        const float top = first + result.height;
        // As in CSS, half of the height that the glyphs leave free goes above them, and half below.
        const float glyph_top = std::round(top * density_ + 0.5f * (line_height * density_ - glyph_height));
        draw(line.words, baked, style.colour, {std::round(left * density_), glyph_top});
        if (text_id)
            record(*text_id, line.words, style, {left, top, line.width, line_height}, text_px_ * style.size_em, false);
        result.width = std::max(result.width, line.width);
        result.height += line_height;
    }
    return result;
}

void Painter::draw(std::string_view words, ImFontBaked& baked, ImU32 colour, ImVec2 from) {
    while (!words.empty()) {
        const TextSetter::Glyph next = setter_.first_glyph(words);
        words.remove_prefix(next.n_bytes);
        // Found first: a glyph that is rasterised here may need a larger texture.
        const ImFontGlyph& glyph = *baked.FindGlyph(next.code);
        if (glyph.Visible) {
            list_.PrimReserve(6, 4);
            list_.PrimRectUV({from.x + glyph.X0, from.y + glyph.Y0}, {from.x + glyph.X1, from.y + glyph.Y1},
                             {glyph.U0, glyph.V0}, {glyph.U1, glyph.V1},
                             glyph.Colored ? colour | ~IM_COL32_A_MASK : colour);
        }
        from.x += glyph.AdvanceX;
    }
}

void Painter::record(int text_id, std::string_view words, const TextStyle& style, const Rect& rect, float size_px,
                     bool upwards) {
    TextLine& line = next_entry(frame_.lines, n_lines_);
    line.text_id = text_id;
    line.string = words;
    line.rect = rect;
    line.size_px = size_px;
    line.semibold = style.weight == Weight::Semibold;
    line.upwards = upwards;
}

void Painter::text_upwards(const Text& text, const TextStyle& style, float x, float y) {
    ImFontBaked& baked = setter_.face(style);
    const ImVec2 centre = {std::round(x * density_), std::round(y * density_)};
    // Set level with its middle at the centre, and then turned about it.
    const int first = list_.VtxBuffer.Size;
    const float width = setter_.measure(text.string, style, FLT_MAX).width;
    draw(text.string, baked, style.colour,
         {centre.x - std::round(width * density_ / 2), centre.y - std::round((baked.Ascent - baked.Descent) / 2)});
    for (int i = first; i < list_.VtxBuffer.Size; ++i) {
        ImVec2& position = list_.VtxBuffer[i].pos;
        position = {centre.x + (position.y - centre.y), centre.y - (position.x - centre.x)};
    }
    const float line_height = setter_.line_height(style);
    const Rect rect{x - line_height / 2, y - width / 2, line_height, width};
    record(text.id, text.string, style, rect, text_px_ * style.size_em, true);
}

void Painter::control(const Control& control, const Rect& rect) {
    ControlBox& box = next_entry(frame_.controls, n_controls_);
    box.id = control.id;
    box.rect = rect;
}

void Painter::figure(std::size_t block, const Rect& rect) { frame_.figures.push_back({block, rect}); }

ControlState Painter::state_of(const Control& control) const {
    return {interaction_.hovered == control.id, interaction_.pressed == control.id,
            interaction_.focus_visible && interaction_.focused == control.id};
}

void Painter::fill(const Rect& rect, ImU32 colour, float radius) {
    list_.AddRectFilled(device_min(rect), device_max(rect), colour, radius * density_);
}

void Painter::border(const Rect& rect, ImU32 colour, float thickness, float radius) {
    const float line = std::max(1.0f, std::round(thickness * density_));
    const ImVec2 min = device_min(rect), max = device_max(rect);
    // The path runs in the middle of the line, and AddRect itself moves its path inwards by half a pixel.
    const float inset = line / 2 - 0.5f;
    list_.AddRect({min.x + inset, min.y + inset}, {max.x - inset, max.y - inset}, colour,
                  std::max(0.0f, radius * density_ - inset), 0, line);
}

void Painter::dashed_border(const Rect& rect, ImU32 colour, float radius) {
    const ImVec2 min = device_min(rect), max = device_max(rect);
    list_.PathRect({min.x + 0.5f, min.y + 0.5f}, {max.x - 0.5f, max.y - 0.5f}, radius * density_);
    const ImVec2 first = list_._Path.front();
    list_._Path.push_back(first);

    const float dash = 4.0f * density_;
    float travelled = 0.0f;
    for (int i = 1; i < list_._Path.Size; ++i) {
        const ImVec2 from = list_._Path[i - 1], to = list_._Path[i];
        const float length = std::hypot(to.x - from.x, to.y - from.y);
        for (float at = 0.0f; at < length;) {
            const float phase = std::fmod(travelled + at, 2 * dash);
            const float step = std::min(length - at, (phase < dash ? dash : 2 * dash) - phase + 0.01f);
            // Lines run through the centres of pixels, as in AddLine. AddLine itself would overwrite the path that this
            // loop reads.
            const auto point = [&](float t) {
                return ImVec2(from.x + (to.x - from.x) * t / length + 0.5f,
                              from.y + (to.y - from.y) * t / length + 0.5f);
            };
            const ImVec2 ends[] = {point(at), point(at + step)};
            if (phase < dash) list_.AddPolyline(ends, 2, colour, ImDrawFlags_None, density_);
            at += step;
        }
        travelled += length;
    }
    list_.PathClear();
}

void Painter::disc(ImVec2 centre, float radius, ImU32 colour) {
    list_.AddCircleFilled(device(centre), radius * density_, colour);
}

void Painter::circle(ImVec2 centre, float radius, ImU32 colour, float thickness) {
    list_.AddCircle(device(centre), (radius - thickness / 2) * density_, colour, 0, thickness * density_);
}

void Painter::polyline(std::span<const ImVec2> points, ImU32 colour, float thickness) {
    for (const ImVec2 point : points) list_.PathLineTo(device(point));
    list_.PathStroke(colour, ImDrawFlags_None, thickness * density_);
}

void Painter::polygon(std::span<const ImVec2> points, ImU32 colour) {
    for (const ImVec2 point : points) list_.PathLineTo(device(point));
    list_.PathFillConvex(colour);
}

void Painter::area(std::span<const ImVec2> curve, float level, ImU32 colour) {
    // The slices have no anti-aliasing, which would show their shared edges as seams. The line of the curve covers the
    // upper edge.
    const ImDrawListFlags flags = list_.Flags;
    list_.Flags &= ~ImDrawListFlags_AntiAliasedFill;
    for (std::size_t i = 1; i < curve.size(); ++i)
        list_.AddQuadFilled(device(curve[i - 1]), device(curve[i]), device({curve[i].x, level}),
                            device({curve[i - 1].x, level}), colour);
    list_.Flags = flags;
}

float Painter::page_progress(float duration_ms) {
    const float share = eased(interaction_.motion.page_ms, duration_ms);
    frame_.moving |= share < 1.0f;
    return share;
}

float Painter::option_fill(const ChoiceGroup::Option& option) {
    if (!option.checked) return 0.0f;
    if (option.control.id != interaction_.motion.chosen) return 1.0f;
    const float share = eased(interaction_.motion.choice_ms, 120.0f);
    frame_.moving |= share < 1.0f;
    return share;
}

void Painter::fade_in(int checkpoint) {
    const float share = page_progress(160.0f);
    if (share >= 1.0f) return;
    const float below = (1.0f - share) * 12.0f * density_;
    for (int i = checkpoint; i < list_.VtxBuffer.Size; ++i) {
        ImDrawVert& vertex = list_.VtxBuffer[i];
        vertex.pos.y += below;
        vertex.col = faded(vertex.col, share);
    }
}

void Painter::focus_ring(const Rect& rect, float radius) {
    const float gap = 2.0f, thickness = 2.0f, outset = gap + thickness;
    border({rect.x - outset, rect.y - outset, rect.width + 2 * outset, rect.height + 2 * outset}, theme.accent,
           thickness, radius + outset);
}

void Painter::check_mark(ImVec2 centre, float size, ImU32 colour) {
    const ImVec2 points[] = {{centre.x - 0.5f * size, centre.y + 0.02f * size},
                             {centre.x - 0.14f * size, centre.y + 0.36f * size},
                             {centre.x + 0.5f * size, centre.y - 0.34f * size}};
    polyline(points, colour, std::max(1.5f, size / 6));
}

void Painter::clip(const Rect& rect) { list_.PushClipRect(device_min(rect), device_max(rect), true); }

void Painter::begin_underlay() { list_.ChannelsSetCurrent(0); }
void Painter::end_underlay() { list_.ChannelsSetCurrent(1); }

}  // namespace twotrack::ui
