// A scale as a row of circles.

#include <algorithm>
#include <cmath>

#include "ui/blocks/options.hpp"

namespace twotrack::ui {
namespace {

constexpr float word_gap = 4.0f;  // between the words of neighbouring cells

TextStyle label_style(const Painter& painter, bool chosen) {
    return {.size_em = 0.88f,
            .weight = chosen ? Weight::Semibold : Weight::Regular,
            .colour = chosen ? painter.theme.ink : painter.theme.ink_2,
            .line_height = 1.3f,
            .align = Align::Centre};
}

/// Draws the line behind the circles of a trade-off, from one colour to the other.
void draw_line(Painter& painter, ImVec2 from, float length, ImU32 low, ImU32 high) {
    constexpr int n_steps = 24;
    const float step = length / n_steps;
    for (int i = 0; i < n_steps; ++i)
        painter.fill({from.x + step * static_cast<float>(i), from.y - 1.0f, step, 2.0f},
                     mix(low, high, (static_cast<float>(i) + 0.5f) / n_steps));
}

}  // namespace

OptionColours option_colours(const Theme& theme, Tint tint, std::size_t index, std::size_t n) {
    if (tint == Tint::Accent) return {theme.accent, theme.line_2, theme.on_accent};
    if (2 * index + 1 == n) return {theme.ink_2, theme.line_2, theme.surface};
    const ImU32 side = 2 * index + 1 < n ? theme.technical : theme.people;
    return {side, side, theme.surface};
}

float option_radius(std::size_t index, std::size_t n, float largest) {
    const float middle = static_cast<float>(n - 1) / 2;
    const float distance = middle > 0 ? std::fabs(static_cast<float>(index) - middle) / middle : 1.0f;
    return largest * (0.7f + 0.3f * distance);
}

void draw_option_circle(Painter& painter, const ChoiceGroup::Option& option, ImVec2 centre, float radius,
                        const OptionColours& colours) {
    const Theme& theme = painter.theme;
    const ControlState state = painter.state_of(option.control);
    const float filled = painter.option_fill(option);
    if (filled < 1.0f) {
        const float tint = state.pressed ? 0.25f : state.hovered ? 0.12f : 0.0f;
        painter.disc(centre, radius - 1.0f, mix(theme.surface, colours.fill, tint));
        painter.circle(centre, radius, tint > 0.0f ? colours.fill : colours.edge, 2.0f);
    }
    if (filled > 0.0f) {
        const float deepening = state.pressed ? 0.16f : state.hovered ? 0.08f : 0.0f;
        painter.disc(centre, radius * filled + 4.0f, faded(mix(theme.surface, colours.fill, 0.25f), filled));
        painter.disc(centre, radius * filled, mix(colours.fill, theme.ink, deepening));
        painter.check_mark(centre, std::min(20.0f, radius * 0.8f), faded(colours.ink, filled));
    }
}

float scale_row_cell(const Painter& painter, Options options, Tint tint, float width) {
    // The row of a trade-off reaches from one end to the other.
    const float widest = (tint == Tint::Sides ? 160.0f : 136.0f) * std::max(1.0f, painter.em(1) / 16.0f);
    const float cell = std::floor(std::min(widest, width / static_cast<float>(options.size())));
    const bool fits = std::ranges::all_of(options, [&](const auto& option) {
        return painter.longest_word(option.control.label.string, label_style(painter, true)) <= cell - word_gap;
    });
    return cell >= min_target_px && fits ? cell : 0.0f;
}

float draw_scale_row(Painter& painter, Options options, Tint tint, float largest_radius, const Column& column,
                     float cell) {
    const std::size_t n = options.size();
    const float largest = std::min(largest_radius, cell / 2 - 3.0f);
    const float row = 2 * largest + 16.0f;
    const float left = painter.snap(column.x + (column.width - cell * static_cast<float>(n)) / 2);
    const float middle = column.y + row / 2;

    // The row has room for its tallest label, shown or not: choosing an option moves nothing.
    float label_height = 0.0f;
    for (const auto& option : options) {
        for (const bool chosen : {false, true}) {
            const Size size =
                painter.measure(option.control.label.string, label_style(painter, chosen), cell - word_gap);
            label_height = std::max(label_height, size.height);
        }
    }
    const float height = std::max(min_target_px, row + label_height);

    if (tint == Tint::Sides)
        draw_line(painter, {left + cell / 2, painter.snap(middle)}, cell * static_cast<float>(n - 1),
                  painter.theme.technical, painter.theme.people);
    for (std::size_t i = 0; i < n; ++i) {
        const auto& option = options[i];
        const Rect rect{left + cell * static_cast<float>(i), column.y, cell, height};
        const ImVec2 centre{rect.x + cell / 2, middle};
        const float radius = option_radius(i, n, largest);
        draw_option_circle(painter, option, centre, radius, option_colours(painter.theme, tint, i, n));
        const ControlState state = painter.state_of(option.control);
        if (state.focus_ring) {
            const float outset = option.checked ? radius + 4.0f : radius;
            painter.focus_ring({centre.x - outset, centre.y - outset, 2 * outset, 2 * outset}, outset);
        }
        if (i == 0 || i == n - 1 || option.checked || state.hovered || state.focus_ring)
            painter.text(option.control.label, label_style(painter, option.checked), rect.x + word_gap / 2,
                         column.y + row, cell - word_gap);
        painter.control(option.control, rect);
    }
    return height;
}

}  // namespace twotrack::ui
