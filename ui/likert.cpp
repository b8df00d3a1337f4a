#include <algorithm>
#include <cmath>

#include "ui/blocks.hpp"

namespace twotrack::ui {
namespace {

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
float draw_row(Painter& painter, const RadioGroup& group, const Column& column, float cell) {
    const std::size_t n = group.options.size();
    const float largest = std::min(29.0f, cell / 2 - 3.0f);
    const float row = 2 * largest + 16.0f;
    const float left = painter.snap(column.x + (column.width - cell * static_cast<float>(n)) / 2);

    // Room for the tallest label, set or not: choosing moves nothing.
    float label_height = 0.0f;
    for (const auto& option : group.options) {
        TextStyle widest = label_style(painter, option);
        widest.weight = Weight::Semibold;
        label_height = std::max(label_height, painter.measure(option.control.label.string, widest, cell - 4.0f).height);
    }
    for (std::size_t i = 0; i < n; ++i) {
        const auto& option = group.options[i];
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

/// One below the other, each with its words beside it: where the columns would be too narrow to hit or to read.
float draw_list(Painter& painter, const RadioGroup& group, const Column& column) {
    constexpr float gap = 8.0f, inset = 12.0f;
    const Theme& theme = painter.theme;
    float y = column.y;
    for (std::size_t i = 0; i < group.options.size(); ++i) {
        const auto& option = group.options[i];
        const float radius = radius_at(i, group.options.size(), 12.0f);
        const float label_x = column.x + inset + 24.0f + inset, label_width = column.x + column.width - inset - label_x;
        const TextStyle style = label_style(painter, option);
        const float label_height = painter.measure(option.control.label.string, style, label_width).height;
        const Rect rect{column.x, y, column.width, std::max(min_target + 4.0f, painter.snap(label_height + 20.0f))};
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

/// The longest word that has to fit into a cell, so that none is broken.
float longest_word(const Painter& painter, const RadioGroup& group) {
    float longest = 0.0f;
    for (const auto& option : group.options) {
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
    const TextStyle question_style{.size_em = 1.5f,
                                   .weight = Weight::Semibold,
                                   .colour = painter.theme.ink,
                                   .line_height = 1.25f,
                                   .balance = Balance::Even};
    const TextStyle prompt_style{.size_em = 0.88f, .colour = painter.theme.ink_3};
    float y = column.y + painter.text(group.question, question_style, column.x, column.y, column.width).height;
    if (!group.prompt.string.empty()) {
        y += 6.0f;
        y += painter.text(group.prompt, prompt_style, column.x, y, column.width).height;
    }
    y = painter.snap(y + 28.0f);
    const float cell = std::floor(std::min(112.0f * std::max(1.0f, painter.em(1) / 16.0f),
                                           column.width / static_cast<float>(group.options.size())));
    const bool fits = cell >= min_target && longest_word(painter, group) <= cell - 4.0f;
    const Column rest{column.x, y, column.width};
    return y + (fits ? draw_row(painter, group, rest, cell) : draw_list(painter, group, rest)) - column.y;
}

}  // namespace twotrack::ui
