#include "ui/painter.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace twotrack::ui {
namespace {

/// The next entry of a list that is written over another, whose first `n` are written already.
template <class Entry>
Entry& next_entry(std::vector<Entry>& list, std::size_t& n) {
    if (n == list.size()) list.emplace_back();
    return list[n++];
}

}  // namespace

Painter::Painter(ImDrawList& list, const Interaction& interaction, const Viewport& viewport, const Theme& colours,
                 const Fonts& fonts, Frame room)
    : theme(colours),
      frame_(std::move(room)),
      list_(list),
      interaction_(interaction),
      fonts_(fonts),
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

ImFont* Painter::font(Weight weight) const { return weight == Weight::Semibold ? fonts_.semibold : fonts_.regular; }

/// In device pixels, whole: a font has few sizes, and each is rasterised once.
float Painter::font_size(const TextStyle& style) const { return std::round(text_px_ * style.size_em * density_); }

ImVec2 Painter::device_min(const Rect& rect) const {
    return {std::round(rect.x * density_), std::round(rect.y * density_)};
}

ImVec2 Painter::device_max(const Rect& rect) const {
    return {std::round((rect.x + rect.width) * density_), std::round((rect.y + rect.height) * density_)};
}

template <class Line>
void Painter::for_each_line(std::string_view text, const TextStyle& style, float width, Line line) const {
    ImFont* const face = font(style.weight);
    const float size = font_size(style);
    const char* begin = text.data();
    const char* const end = begin + text.size();
    while (begin < end) {
        const char* line_end = face->CalcWordWrapPosition(size, begin, end, width * density_);
        // ImGui gives up on a width that holds no character; one a line is still legible.
        if (line_end == begin) line_end = begin + 1;
        // It also breaks behind a sign within a word, such as the one before this bracket?) A word stays whole.
        const char* word = line_end;
        while (word > begin && word[-1] != ' ' && word[-1] != '\n') --word;
        if (line_end < end && *line_end != ' ' && *line_end != '\n' && word > begin) line_end = word;
        while (line_end < end && (*line_end & 0xC0) == 0x80) ++line_end;
        const char* words_end = line_end;
        while (words_end > begin && words_end[-1] == ' ') --words_end;
        const float line_width = face->CalcTextSizeA(size, 1e6f, 0.0f, begin, words_end).x / density_;
        line(std::string_view(begin, words_end), line_width);
        begin = line_end;
        while (begin < end && (*begin == ' ' || *begin == '\n')) ++begin;
    }
}

float Painter::even_width(std::string_view text, const TextStyle& style, float width) const {
    const auto count = [&](float candidate) {
        int n = 0;
        for_each_line(text, style, candidate, [&](std::string_view words, float) {
            ++n;
            // A line that ends inside a word counts twice: a width that breaks one is no evener.
            const std::string_view rest = text.substr(static_cast<std::size_t>(words.end() - text.begin()));
            if (!rest.empty() && rest[0] != ' ' && rest[0] != '\n') ++n;
        });
        return n;
    };
    const int n_lines = count(width);
    if (n_lines < 2) return width;
    float low = width / static_cast<float>(n_lines), high = width;
    for (int step = 0; step < 8; ++step) {
        const float middle = 0.5f * (low + high);
        (count(middle) > n_lines ? low : high) = middle;
    }
    return high;
}

float Painter::longest_word(std::string_view text, const TextStyle& style) const {
    float longest = 0.0f;
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        const char* const word = text.data();
        longest = std::max(longest,
                           font(style.weight)->CalcTextSizeA(font_size(style), 1e6f, 0.0f, word + begin, word + end).x);
        begin = end;
    }
    return longest / density_;
}

TextStyle Painter::fitting(std::string_view text, TextStyle style, float width) const {
    // Much smaller, the word would no longer belong to its page: then it is broken after all.
    const float smallest = 0.6f * style.size_em;
    const float pixel = 1.0f / (text_px_ * density_);
    while (style.size_em > smallest && longest_word(text, style) > width)
        style.size_em = std::max(smallest, style.size_em - pixel);
    return style;
}

Size Painter::measure(std::string_view text, const TextStyle& wanted, float width) const {
    const TextStyle style = fitting(text, wanted, width);
    if (style.balance == Balance::Even) width = even_width(text, style, width);
    Size size;
    const float line_height = snap(text_px_ * style.size_em * style.line_height);
    for_each_line(text, style, width, [&](std::string_view, float line_width) {
        size.width = std::max(size.width, line_width);
        size.height += line_height;
    });
    return size;
}

template <class Line>
Size Painter::set(std::string_view text, const TextStyle& wanted, float x, float y, float width, Line line) {
    const TextStyle style = fitting(text, wanted, width);
    const float measure = style.balance == Balance::Even ? even_width(text, style, width) : width;
    const float line_height = snap(text_px_ * style.size_em * style.line_height);
    const float size = font_size(style);
    const ImFontBaked& baked = *font(style.weight)->GetFontBaked(size);
    const float glyph_height = baked.Ascent - baked.Descent;
    // Snapped once: lines are a whole number of device pixels high, and stay so far apart.
    const float first = snap(y);
    Size result;
    for_each_line(text, style, measure, [&](std::string_view words, float line_width) {
        const float share = style.align == Align::Start ? 0.0f : style.align == Align::Centre ? 0.5f : 1.0f;
        const float left = snap(x + (width - line_width) * share);
        const float top = first + result.height;
        // As in CSS: what the line is higher than its glyphs goes half above and half below them.
        const float glyph_top = std::round(top * density_ + 0.5f * (line_height * density_ - glyph_height));
        list_.AddText(font(style.weight), size, {std::round(left * density_), glyph_top}, style.colour, words.data(),
                      words.data() + words.size());
        line(words, Rect{left, top, line_width, line_height}, text_px_ * style.size_em);
        result.width = std::max(result.width, line_width);
        result.height += line_height;
    });
    return result;
}

Size Painter::text(const Text& text, const TextStyle& style, float x, float y, float width) {
    return set(text.string, style, x, y, width, [&](std::string_view words, const Rect& rect, float size_px) {
        record(text.id, words, style, rect, size_px, false);
    });
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

void Painter::ornament(std::string_view text, const TextStyle& style, float x, float y, float width) {
    set(text, style, x, y, width, [](std::string_view, const Rect&, float) {});
}

void Painter::text_upwards(const Text& text, const TextStyle& style, float x, float y) {
    ImFont* const face = font(style.weight);
    const float size = font_size(style);
    const char* const begin = text.string.data();
    const char* const end = begin + text.string.size();
    const float width = face->CalcTextSizeA(size, 1e6f, 0.0f, begin, end).x;
    const ImFontBaked& baked = *face->GetFontBaked(size);
    const ImVec2 centre = {std::round(x * density_), std::round(y * density_)};
    // Set level from the left edge, as ImGui drops glyphs that lie outside, then turned about its middle into place.
    const ImVec2 level = {std::round(width / 2), centre.y};
    const int first = list_.VtxBuffer.Size;
    list_.AddText(face, size, {0.0f, level.y - std::round((baked.Ascent - baked.Descent) / 2)}, style.colour, begin,
                  end);
    for (int i = first; i < list_.VtxBuffer.Size; ++i) {
        ImVec2& position = list_.VtxBuffer[i].pos;
        position = {centre.x + (position.y - level.y), centre.y - (position.x - level.x)};
    }
    const float line_height = snap(text_px_ * style.size_em * style.line_height);
    const Rect rect{x - line_height / 2, y - width / density_ / 2, line_height, width / density_};
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
    // The path runs in the middle of the line, and ImGui adds half a pixel to the one that it draws a rectangle with.
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
            // Through the pixels' middles, as ImGui draws a line; its own AddLine would take the path for itself.
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
    // Slices without anti-aliasing: their shared edges would show as seams. The curve's own line covers the upper edge.
    const ImDrawListFlags flags = list_.Flags;
    list_.Flags &= ~ImDrawListFlags_AntiAliasedFill;
    for (std::size_t i = 1; i < curve.size(); ++i)
        list_.AddQuadFilled(device(curve[i - 1]), device(curve[i]), device({curve[i].x, level}),
                            device({curve[i - 1].x, level}), colour);
    list_.Flags = flags;
}

float Painter::since_page(float duration_ms) {
    const float share = eased(interaction_.motion.page_ms, duration_ms);
    frame_.moving |= share < 1.0f;
    return share;
}

float Painter::fill_of(const ChoiceGroup::Option& option) {
    if (!option.checked) return 0.0f;
    if (option.control.id != interaction_.motion.chosen) return 1.0f;
    const float share = eased(interaction_.motion.choice_ms, 120.0f);
    frame_.moving |= share < 1.0f;
    return share;
}

void Painter::arrive(int mark) {
    const float share = since_page(160.0f);
    if (share >= 1.0f) return;
    const float below = (1.0f - share) * 12.0f * density_;
    for (int i = mark; i < list_.VtxBuffer.Size; ++i) {
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
