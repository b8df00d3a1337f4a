#include <algorithm>
#include <cmath>

#include "ui/blocks/blocks.hpp"

namespace twotrack::ui {
namespace {

constexpr float track_height = 20.0f;

TextStyle label_style(const Theme& theme) { return {.size_em = 0.94f, .colour = theme.ink, .line_height = 1.4f}; }
TextStyle detail_style(const Theme& theme) { return {.size_em = 0.81f, .colour = theme.ink_3, .line_height = 1.4f}; }

/// A bar of more weight is higher and has a stronger colour. A value of 0 is a point; without an answer there is no
/// bar.
void draw_bar(Painter& painter, const Bars::Entry& entry, const Rect& track) {
    const Theme& theme = painter.theme;
    painter.fill(track, theme.raised, 4.0f);
    const float middle = painter.snap(track.x + track.width / 2);
    const float value = static_cast<float>(std::clamp(entry.value.value_or(0.0), -1.0, 1.0));
    if (value != 0.0f) {
        const float weight = static_cast<float>(std::clamp(entry.weight, 0.0, 1.0));
        const float height = 6.0f + 8.0f * weight;
        const float length = std::max(4.0f, std::fabs(value) * (track.width / 2 - 4.0f));
        painter.fill(
            {value < 0 ? middle - length : middle + 1.0f, track.y + (track.height - height) / 2, length, height},
            mix(theme.raised, value < 0 ? theme.technical : theme.people, 0.5f + 0.5f * weight), 3.0f);
    }
    painter.fill({middle, track.y - 3.0f, 1.0f, track.height + 6.0f}, theme.line_2);
    if (entry.value && value == 0.0f) painter.disc({middle + 0.5f, track.y + track.height / 2}, 5.0f, theme.ink_3);
}

/// Draws the words of both ends, each above its side, and returns their height.
float draw_ends(Painter& painter, const Bars& bars, const Column& column) {
    TextStyle style{
        .size_em = 0.81f, .weight = Weight::Semibold, .colour = painter.theme.technical, .line_height = 1.4f};
    const float half = column.width / 2 - 6.0f;
    const float low = painter.text(bars.low, style, column.x, column.y, half).height;
    style.colour = painter.theme.people;
    style.align = Align::End;
    return std::max(low, painter.text(bars.high, style, column.x + column.width - half, column.y, half).height);
}

}  // namespace

float draw_block(Painter& painter, const Bars& bars, const Column& column) {
    constexpr float gap = 18.0f, between = 24.0f;
    const Theme& theme = painter.theme;
    // The words stand beside the bars if there is room, otherwise above and below them.
    const bool beside = column.width >= painter.em(34);
    const float words_width = beside ? painter.snap(column.width * 0.42f) : column.width;
    const float track_x = beside ? column.x + words_width + between : column.x;
    const float track_width = column.x + column.width - track_x;

    float y = column.y;
    y = painter.snap(y + draw_ends(painter, bars, {track_x, y, track_width}) + 12.0f);
    for (const auto& entry : bars.entries) {
        const float label = painter.text(entry.label, label_style(theme), column.x, y, words_width).height;
        if (beside) {
            const float detail =
                painter.text(entry.detail, detail_style(theme), column.x, y + label, words_width).height;
            const float height = std::max(label + detail, track_height + 6.0f);
            draw_bar(painter, entry,
                     {track_x, painter.snap(y + (height - track_height) / 2), track_width, track_height});
            y = painter.snap(y + height + gap);
            continue;
        }
        y = painter.snap(y + label + 6.0f);
        draw_bar(painter, entry, {track_x, y, track_width, track_height});
        y += track_height + 6.0f;
        y = painter.snap(y + painter.text(entry.detail, detail_style(theme), column.x, y, words_width).height + gap);
    }
    return y - gap - column.y;
}

}  // namespace twotrack::ui
