#include <algorithm>

#include "ui/blocks/options.hpp"

namespace twotrack::ui {
namespace {

constexpr float end_inset = 14.0f;
constexpr float end_gap = 12.0f;

TextStyle end_name_style(const Theme& theme, std::size_t index) {
    return {.size_em = 0.88f,
            .weight = Weight::Semibold,
            .colour = on_soft(theme, index == 0 ? theme.technical : theme.people),
            .line_height = 1.4f};
}

TextStyle end_text_style(const Theme& theme) { return {.colour = theme.ink, .line_height = 1.4f}; }

float end_height(const Painter& painter, const ChoiceGroup::End& end, float width) {
    const float measure = width - 2 * end_inset;
    return painter.snap(painter.measure(end.name.string, end_name_style(painter.theme, 0), measure).height +
                        painter.measure(end.text.string, end_text_style(painter.theme), measure).height +
                        2 * end_inset);
}

void draw_end(Painter& painter, const ChoiceGroup::End& end, std::size_t index, const Rect& rect) {
    const Theme& theme = painter.theme;
    painter.fill(rect, index == 0 ? theme.technical_soft : theme.people_soft, theme.option_radius_px);
    const float x = rect.x + end_inset, y = rect.y + end_inset, measure = rect.width - 2 * end_inset;
    const float name = painter.text(end.name, end_name_style(theme, index), x, y, measure).height;
    painter.text(end.text, end_text_style(theme), x, y + name, measure);
}

/// Draws the scale, with its two ends if it has any. Returns the y below them.
float draw_scale(Painter& painter, const ChoiceGroup& group, Options scale, const Column& column) {
    const bool has_ends = group.ends.size() == 2;
    const Tint tint = has_ends ? Tint::Sides : Tint::Accent;
    const float largest = group.level > 1 ? 20.0f : 29.0f;
    const float half = painter.snap((column.width - end_gap) / 2);
    const float cell = scale_row_cell(painter, scale, tint, column.width);
    const bool is_row = cell > 0.0f && (!has_ends || half >= painter.em(12));
    float y = column.y;
    if (is_row) {
        if (has_ends) {
            const float height =
                std::max(end_height(painter, group.ends[0], half), end_height(painter, group.ends[1], half));
            draw_end(painter, group.ends[0], 0, {column.x, y, half, height});
            draw_end(painter, group.ends[1], 1, {column.x + column.width - half, y, half, height});
            y += height + 16.0f;
        }
        return y + draw_scale_row(painter, scale, tint, largest, {column.x, y, column.width}, cell);
    }
    // In a list, the low end stands above the scale and the high end below it.
    if (has_ends) {
        const float low = end_height(painter, group.ends[0], column.width);
        const float high = end_height(painter, group.ends[1], column.width);
        draw_end(painter, group.ends[0], 0, {column.x, y, column.width, low});
        y += low + end_gap;
        y += draw_scale_list(painter, scale, tint, {column.x, y, column.width}) + end_gap;
        draw_end(painter, group.ends[1], 1, {column.x, y, column.width, high});
        return y + high;
    }
    return y + draw_scale_list(painter, scale, tint, {column.x, y, column.width});
}

}  // namespace

float draw_question(Painter& painter, const Text& question, const Text& prompt, int level, const Column& column) {
    TextStyle large{.size_em = 1.5f,
                    .weight = Weight::Semibold,
                    .colour = painter.theme.ink,
                    .line_height = 1.25f,
                    .balance = Balance::Even};
    if (level > 1) {
        large.size_em = 1.06f;
        large.balance = Balance::Greedy;
    }
    const TextStyle small{.size_em = 0.88f, .colour = painter.theme.ink_3};
    float y = column.y + painter.text(question, large, column.x, column.y, column.width).height;
    if (!prompt.string.empty()) {
        y += level > 1 ? 2.0f : 6.0f;
        y += painter.text(prompt, small, column.x, y, column.width).height;
    }
    return painter.snap(y + (level > 1 ? 14.0f : 28.0f));
}

float draw_block(Painter& painter, const ChoiceGroup& group, const Column& column) {
    const Options options(group.options);
    const std::size_t n_ordered = std::min(group.n_ordered, options.size());
    const Options apart = options.subspan(n_ordered);
    float y = draw_question(painter, group.question, group.prompt, group.level, column);
    if (n_ordered > 0) y = draw_scale(painter, group, options.first(n_ordered), {column.x, y, column.width});
    if (apart.empty()) return y - column.y;
    if (n_ordered > 0) y = painter.snap(y + 20.0f);
    return y + draw_option_cards(painter, apart, group.selection, {column.x, y, column.width}) - column.y;
}

}  // namespace twotrack::ui
