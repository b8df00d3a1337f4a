// Options in a list: a scale that is too wide for a row, and options that form no scale.

#include <algorithm>

#include "ui/blocks/options.hpp"

namespace twotrack::ui {
namespace {

/// The layout of a row in a list.
struct RowStyle {
    float inset_px;   ///< padding at the sides of the row
    float above_px;   ///< padding above and below the words
    float radius_px;  ///< of the largest circle
    float size_em;
    bool marks_by_weight;  ///< a chosen label is semibold; false for sentences
    Align align;           ///< Start: the words begin at the top of the row; Centre: they stand in its middle
    Selection selection = Selection::One;
};

constexpr RowStyle scale_style{12.0f, 10.0f, 12.0f, 0.88f, true, Align::Centre};
constexpr RowStyle card_style{16.0f, 13.0f, 11.0f, 1.0f, false, Align::Centre};
constexpr RowStyle pair_style{16.0f, 16.0f, 11.0f, 1.0f, false, Align::Start};

TextStyle label_style(const Painter& painter, const RowStyle& style, bool chosen) {
    const bool semibold = style.marks_by_weight && chosen;
    return {.size_em = style.size_em,
            .weight = semibold ? Weight::Semibold : Weight::Regular,
            .colour = chosen || !style.marks_by_weight ? painter.theme.ink : painter.theme.ink_2,
            .line_height = style.marks_by_weight ? 1.3f : 1.4f};
}

float label_offset(const RowStyle& style) { return style.inset_px + 2 * style.radius_px + 12.0f; }

/// The height of all rows: enough for the tallest label, chosen or not.
float row_height(const Painter& painter, Options options, const RowStyle& style, float width) {
    float label = 0.0f;
    for (const auto& option : options) {
        for (const bool chosen : {false, true}) {
            const Size size = painter.measure(option.control.label.string, label_style(painter, style, chosen),
                                              width - label_offset(style) - style.inset_px);
            label = std::max(label, size.height);
        }
    }
    return std::max(min_target_px + 4.0f, painter.snap(label + 2 * style.above_px));
}

/// Draws the edge of a mark until the mark is full, and the mark's filling.
void draw_mark(Painter& painter, const ChoiceGroup::Option& option, Selection selection, ImVec2 centre, float radius,
               const OptionColours& colours) {
    constexpr float box_radius = 5.0f;
    const float filled = painter.option_fill(option);
    const auto box = [&](float half) { return Rect{centre.x - half, centre.y - half, 2 * half, 2 * half}; };
    const bool is_box = selection == Selection::Several;
    if (filled < 1.0f) {
        if (is_box) {
            painter.fill(box(radius - 1.0f), painter.theme.surface, box_radius);
            painter.border(box(radius), colours.edge, 2.0f, box_radius);
        } else {
            painter.disc(centre, radius - 1.0f, painter.theme.surface);
            painter.circle(centre, radius, colours.edge, 2.0f);
        }
    }
    if (filled <= 0.0f) return;
    if (is_box) painter.fill(box(radius * filled), colours.fill, box_radius);
    else painter.disc(centre, radius * filled, colours.fill);
    if (selection != Selection::Ranking) return painter.check_mark(centre, radius, faded(colours.ink, filled));
    // The number must fit into its disc, whose size does not depend on the size of the text.
    const TextStyle number{.size_em = std::min(0.88f, 1.3f * radius / painter.em(1.0f)),
                           .weight = Weight::Semibold,
                           .colour = faded(colours.ink, filled),
                           .line_height = 1.3f,
                           .align = Align::Centre};
    const float height = painter.em(number.size_em * number.line_height);
    painter.text(option.rank, number, centre.x - radius, centre.y - height / 2, 2 * radius);
}

void draw_row(Painter& painter, const ChoiceGroup::Option& option, const RowStyle& style, const Rect& rect,
              float radius, const OptionColours& colours) {
    const Theme& theme = painter.theme;
    const ControlState state = painter.state_of(option.control);
    const float filled = painter.option_fill(option);
    const float tint = filled * 0.12f + (state.pressed ? 0.12f : state.hovered ? 0.05f : 0.0f);
    painter.fill(rect, mix(theme.surface, colours.fill, tint), theme.option_radius_px);
    painter.border(rect, option.checked || state.hovered ? colours.fill : theme.line_2, option.checked ? 2.0f : 1.0f,
                   theme.option_radius_px);

    const TextStyle words = label_style(painter, style, option.checked);
    const float label_x = rect.x + label_offset(style), label_width = rect.x + rect.width - style.inset_px - label_x;
    const float label_height = painter.measure(option.control.label.string, words, label_width).height;
    const bool at_top = style.align == Align::Start;
    const float label_y = at_top ? rect.y + style.above_px : rect.y + (rect.height - label_height) / 2;
    const float line = painter.em(words.size_em * words.line_height);
    const ImVec2 centre{rect.x + style.inset_px + style.radius_px,
                        at_top ? label_y + line / 2 : rect.y + rect.height / 2};
    painter.text(option.control.label, words, label_x, label_y, label_width);
    draw_mark(painter, option, style.selection, centre, radius, colours);
    painter.control(option.control, rect);
    if (state.focus_ring) painter.focus_ring(rect, theme.option_radius_px);
}

}  // namespace

float draw_scale_list(Painter& painter, Options options, Tint tint, const Column& column) {
    constexpr float gap = 8.0f;
    const std::size_t n = options.size();
    const float height = row_height(painter, options, scale_style, column.width);
    float y = painter.snap(column.y);
    for (std::size_t i = 0; i < n; ++i) {
        draw_row(painter, options[i], scale_style, {column.x, y, column.width, height},
                 option_radius(i, n, scale_style.radius_px), option_colours(painter.theme, tint, i, n));
        y += height + gap;
    }
    return y - gap - column.y;
}

float draw_option_cards(Painter& painter, Options options, Selection selection, const Column& column) {
    const float gap = 12.0f, half = painter.snap((column.width - gap) / 2);
    const bool beside = options.size() == 2 && selection == Selection::One && half >= painter.em(15);
    RowStyle style = beside ? pair_style : card_style;
    style.selection = selection;
    const float width = beside ? half : column.width;
    const float height = row_height(painter, options, style, width);
    float x = column.x, y = painter.snap(column.y);
    for (const auto& option : options) {
        draw_row(painter, option, style, {x, y, width, height}, style.radius_px,
                 option_colours(painter.theme, Tint::Accent, 0, 1));
        if (beside) x = column.x + column.width - width;
        else y += height + gap;
    }
    return (beside ? y + height : y - gap) - column.y;
}

}  // namespace twotrack::ui
