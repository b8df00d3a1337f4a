#include <algorithm>
#include <cmath>
#include <span>

#include "ui/blocks.hpp"

namespace twotrack::ui {
namespace {

using Options = std::span<const RadioGroup::Option>;

constexpr float min_target = 44.0f;

/// Circles grow towards the ends, so that the direction is seen before it is read.
float radius_at(std::size_t index, std::size_t n, float largest) {
    const float middle = static_cast<float>(n - 1) / 2;
    const float distance = middle > 0 ? std::fabs(static_cast<float>(index) - middle) / middle : 1.0f;
    return largest * (0.7f + 0.3f * distance);
}

void draw_circle(Painter& painter, const RadioGroup::Option& option, ImVec2 centre, float radius) {
    const Theme& theme = painter.theme;
    const ControlState state = painter.state_of(option.control);
    if (option.checked) {
        painter.disc(centre, radius + 4.0f, mix(theme.surface, theme.accent, 0.25f));
        painter.disc(centre, radius,
                     mix(theme.accent, theme.ink,
                         state.pressed   ? 0.16f
                         : state.hovered ? 0.08f
                                         : 0.0f));
        painter.check_mark(centre, std::min(20.0f, radius * 0.8f), theme.on_accent);
    } else {
        const ImU32 fill = mix(theme.surface, theme.accent, state.pressed ? 0.25f : state.hovered ? 0.12f : 0.0f);
        painter.disc(centre, radius - 1.0f, fill);
        painter.circle(centre, radius, state.hovered || state.pressed ? theme.accent : theme.line_2, 2.0f);
    }
    if (state.focus_ring) {
        const float outset = option.checked ? radius + 4.0f : radius;
        painter.focus_ring({centre.x - outset, centre.y - outset, 2 * outset, 2 * outset}, outset);
    }
}

TextStyle label_style(const Painter& painter, const RadioGroup::Option& option) {
    return {.size_em = 0.88f,
            .weight = option.checked ? Weight::Semibold : Weight::Regular,
            .colour = option.checked ? painter.theme.ink : painter.theme.ink_2,
            .line_height = 1.3f};
}

/// In a row, with the words of both ends and of the chosen one below.
float draw_row(Painter& painter, Options options, const Column& column, float cell) {
    const std::size_t n = options.size();
    const float largest = std::min(29.0f, cell / 2 - 3.0f);
    const float row = 2 * largest + 16.0f;
    const float left = painter.snap(column.x + (column.width - cell * static_cast<float>(n)) / 2);

    // Room for the tallest label, set or not: choosing moves nothing.
    float label_height = 0.0f;
    for (const auto& option : options) {
        TextStyle widest = label_style(painter, option);
        widest.weight = Weight::Semibold;
        label_height = std::max(label_height, painter.measure(option.control.label.string, widest, cell - 4.0f).height);
    }
    for (std::size_t i = 0; i < n; ++i) {
        const auto& option = options[i];
        const Rect rect{left + cell * static_cast<float>(i), column.y, cell, row + label_height};
        draw_circle(painter, option, {rect.x + cell / 2, column.y + row / 2}, radius_at(i, n, largest));
        const ControlState state = painter.state_of(option.control);
        if (i == 0 || i == n - 1 || option.checked || state.hovered || state.focus_ring) {
            TextStyle style = label_style(painter, option);
            style.align = Align::Centre;
            painter.text(option.control.label, style, rect.x + 2.0f, column.y + row, cell - 4.0f);
        }
        painter.control(option.control, rect);
    }
    return row + label_height;
}

/// One below the other, each with its words beside it and all as high as the highest: for answers of some words, and
/// where columns would be too narrow to hit or to read. On an ordered scale the circles grow towards the ends.
float draw_list(Painter& painter, Options options, const Column& column, bool ordered) {
    constexpr float gap = 8.0f, inset = 12.0f;
    const Theme& theme = painter.theme;
    const float label_x = column.x + inset + 24.0f + inset, label_width = column.x + column.width - inset - label_x;
    float tallest = 0.0f;
    for (const auto& option : options) {
        TextStyle widest = label_style(painter, option);
        widest.weight = Weight::Semibold;
        tallest = std::max(tallest, painter.measure(option.control.label.string, widest, label_width).height);
    }
    const float height = std::max(min_target + 4.0f, painter.snap(tallest + 20.0f));
    float y = column.y;
    for (std::size_t i = 0; i < options.size(); ++i) {
        const auto& option = options[i];
        const float radius = ordered ? radius_at(i, options.size(), 12.0f) : 10.0f;
        const TextStyle style = label_style(painter, option);
        const float label_height = painter.measure(option.control.label.string, style, label_width).height;
        const Rect rect{column.x, y, column.width, height};
        const ControlState state = painter.state_of(option.control);
        const float tint = option.checked ? 0.12f : state.pressed ? 0.16f : state.hovered ? 0.06f : 0.0f;
        painter.fill(rect, mix(theme.surface, theme.accent, tint), theme.option_radius_px);
        painter.border(rect, option.checked || state.hovered ? theme.accent : theme.line_2, 1.0f,
                       theme.option_radius_px);
        const ImVec2 centre{rect.x + inset + 12.0f, rect.y + rect.height / 2};
        if (option.checked) {
            painter.disc(centre, radius, theme.accent);
            painter.check_mark(centre, radius, theme.on_accent);
        } else {
            painter.circle(centre, radius, theme.line_2, 2.0f);
        }
        painter.text(option.control.label, style, label_x, rect.y + (rect.height - label_height) / 2, label_width);
        painter.control(option.control, rect);
        if (state.focus_ring) painter.focus_ring(rect, theme.option_radius_px);
        y += rect.height + gap;
    }
    return y - gap - column.y;
}

/// The two ends of a trade-off, side by side where there is room.
float draw_ends(Painter& painter, const std::vector<RadioGroup::End>& ends, const Column& column) {
    const TextStyle name_style{
        .size_em = 0.94f, .weight = Weight::Semibold, .colour = painter.theme.ink, .line_height = 1.4f};
    const TextStyle text_style{.size_em = 0.94f, .colour = painter.theme.ink_2, .line_height = 1.45f};
    constexpr float inset = 16.0f, gap = 12.0f;
    const bool stacked = column.width < painter.em(28);
    const float width = painter.snap(stacked ? column.width : (column.width - gap) / 2);
    float tallest = 0.0f;
    for (const auto& end : ends)
        tallest = std::max(tallest, painter.measure(end.name.string, name_style, width - 2 * inset).height +
                                        painter.measure(end.text.string, text_style, width - 2 * inset).height);
    const float height = painter.snap(tallest + 2 * inset);
    float x = column.x, y = column.y;
    for (const auto& end : ends) {
        painter.fill({x, y, width, height}, painter.theme.raised, painter.theme.option_radius_px);
        const float name_height = painter.text(end.name, name_style, x + inset, y + inset, width - 2 * inset).height;
        painter.text(end.text, text_style, x + inset, y + inset + name_height, width - 2 * inset);
        if (stacked) y += height + gap;
        else x += width + gap;
    }
    return stacked ? y - gap - column.y : height;
}

/// The longest word that has to fit into a cell, so that none is broken.
float longest_word(const Painter& painter, Options options) {
    float longest = 0.0f;
    for (const auto& option : options) {
        TextStyle style = label_style(painter, option);
        style.weight = Weight::Semibold;
        std::string_view rest = option.control.label.string;
        while (!rest.empty()) {
            const auto end = std::min(rest.find(' '), rest.size());
            longest = std::max(longest, painter.measure(rest.substr(0, end), style, 1e5f).width);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return longest;
}

}  // namespace

float draw_block(Painter& painter, const RadioGroup& group, const Column& column) {
    const bool first = group.level == 1;
    const TextStyle question_style{.size_em = first ? 1.5f : 1.06f,
                                   .weight = Weight::Semibold,
                                   .colour = painter.theme.ink,
                                   .line_height = 1.25f,
                                   .balance = first ? Balance::Even : Balance::Greedy};
    const TextStyle prompt_style{.size_em = 0.88f, .colour = painter.theme.ink_3};
    float y = column.y + painter.text(group.question, question_style, column.x, column.y, column.width).height;
    if (!group.prompt.string.empty()) {
        y += 6.0f;
        y += painter.text(group.prompt, prompt_style, column.x, y, column.width).height;
    }
    if (!group.ends.empty()) {
        y = painter.snap(y + 18.0f);
        y += draw_ends(painter, group.ends, {column.x, y, column.width});
    }
    y = painter.snap(y + (group.ends.empty() && first ? 28.0f : 16.0f));

    const Options all(group.options);
    const Options ordered = all.first(group.n_ordered), apart = all.subspan(group.n_ordered);
    if (!ordered.empty()) {
        const float cell = std::floor(std::min(112.0f * std::max(1.0f, painter.em(1) / 16.0f),
                                               column.width / static_cast<float>(ordered.size())));
        const bool fits = cell >= min_target && longest_word(painter, ordered) <= cell - 4.0f;
        const Column rest{column.x, y, column.width};
        y += fits ? draw_row(painter, ordered, rest, cell) : draw_list(painter, ordered, rest, true);
        if (!apart.empty()) y = painter.snap(y + (fits ? 20.0f : 8.0f));
    }
    if (!apart.empty()) y += draw_list(painter, apart, {column.x, y, column.width}, false);
    return y - column.y;
}

}  // namespace twotrack::ui
