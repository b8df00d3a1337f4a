#include <algorithm>

#include "ui/blocks/blocks.hpp"
#include "ui/blocks/options.hpp"

namespace twotrack::ui {
namespace {

constexpr float bleed = 10.0f;  // how far a row reaches beyond the column on each side; its content stays in the column
constexpr float sign = 9.0f;    // the radius of the sign before a question
constexpr float row_padding_px = 10.0f;  // above and below a row's words

TextStyle question_style(const Theme& theme) { return {.size_em = 0.94f, .colour = theme.ink, .line_height = 1.4f}; }

TextStyle answer_style(const Theme& theme, bool answered) {
    return {.size_em = 0.88f,
            .weight = answered ? Weight::Regular : Weight::Semibold,
            .colour = answered ? theme.ink_2 : theme.accent_ink,
            .line_height = 1.4f};
}

/// Draws a quiet check mark, or a conspicuous ring if the answer is missing.
void draw_sign(Painter& painter, bool answered, ImVec2 centre) {
    const Theme& theme = painter.theme;
    if (answered) {
        painter.check_mark(centre, 9.0f, theme.ink_3);
    } else {
        painter.circle(centre, sign, theme.accent, 2.0f);
    }
}

/// Draws a row, records its hit area and returns its height.
float draw_row(Painter& painter, const Review::Entry& entry, const Column& column) {
    const Theme& theme = painter.theme;
    const TextStyle question = question_style(theme), answer = answer_style(theme, entry.answered);
    const float x = column.x + 2 * sign + 12.0f, width = column.x + column.width - x;
    const bool beside = width >= painter.em(30);
    const float gap = 24.0f;
    const float answer_width = beside ? painter.snap(width * 0.32f) : width;
    const float question_width = beside ? width - answer_width - gap : width;
    const float question_height = painter.measure(entry.control.label.string, question, question_width).height;
    const float answer_height = painter.measure(entry.answer.string, answer, answer_width).height;
    const float words = beside ? std::max(question_height, answer_height) : question_height + 2.0f + answer_height;
    const Rect rect{column.x - bleed, column.y, column.width + 2 * bleed,
                    std::max(min_target_px, painter.snap(words + 2 * row_padding_px))};

    const ControlState state = painter.state_of(entry.control);
    if (state.hovered || state.pressed)
        painter.fill(rect, mix(theme.surface, theme.ink, state.pressed ? 0.12f : 0.06f), theme.button_radius_px);
    const float y = rect.y + (rect.height - words) / 2;
    const float first_line = painter.em(question.size_em * question.line_height);
    draw_sign(painter, entry.answered, {column.x + sign, y + first_line / 2});
    painter.text(entry.control.label, question, x, y, question_width);
    if (beside) {
        // The answer stands on the first line of the question, although its type is smaller.
        const float drop = (first_line - painter.em(answer.size_em * answer.line_height)) / 2;
        painter.text(entry.answer, answer, x + question_width + gap, y + std::max(0.0f, drop), answer_width);
    } else {
        painter.text(entry.answer, answer, x, y + question_height + 2.0f, answer_width);
    }
    painter.control(entry.control, rect);
    // The ring lies inside the row, because rows touch each other.
    if (state.focus_ring)
        painter.focus_ring({rect.x + 4.0f, rect.y + 4.0f, rect.width - 8.0f, rect.height - 8.0f},
                           std::max(0.0f, theme.button_radius_px - 4.0f));
    return rect.height;
}

}  // namespace

float draw_block(Painter& painter, const Review& review, const Column& column) {
    constexpr float gap = 28.0f;
    const TextStyle heading{
        .size_em = 1.06f, .weight = Weight::Semibold, .colour = painter.theme.ink, .line_height = 1.25f};
    float y = column.y;
    for (const auto& group : review.groups) {
        y = painter.snap(y + painter.text(group.heading, heading, column.x, y, column.width).height + 6.0f);
        for (std::size_t i = 0; i < group.entries.size(); ++i) {
            if (i > 0) {
                painter.fill({column.x, y, column.width, 1.0f}, painter.theme.line);
                y += 1.0f;
            }
            y = painter.snap(y + draw_row(painter, group.entries[i], {column.x, y, column.width}));
        }
        y = painter.snap(y + gap);
    }
    return review.groups.empty() ? 0.0f : y - gap - column.y;
}

}  // namespace twotrack::ui
