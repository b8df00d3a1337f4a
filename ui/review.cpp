#include <algorithm>

#include "ui/blocks.hpp"

namespace twotrack::ui {

float draw_block(Painter& painter, const Review& review, const Column& column) {
    const Theme& theme = painter.theme;
    const TextStyle heading_style{
        .size_em = 1.06f, .weight = Weight::Semibold, .colour = theme.ink, .line_height = 1.25f};
    constexpr float inset = 12.0f, gap = 4.0f, min_target = 44.0f;
    const float width = column.width - 2 * inset;
    float y = column.y;
    for (const Review::Group& group : review.groups) {
        if (&group != &review.groups.front()) y += 24.0f;
        y += painter.text(group.heading, heading_style, column.x, y, column.width).height;
        y = painter.snap(y + 8.0f);
        for (const Review::Entry& entry : group.entries) {
            const TextStyle question_style{.size_em = 0.88f, .colour = theme.ink_2, .line_height = 1.4f};
            const TextStyle answer_style{.size_em = 0.94f,
                                         .weight = entry.answered ? Weight::Semibold : Weight::Regular,
                                         .colour = entry.answered ? theme.ink : theme.ink_3,
                                         .line_height = 1.4f};
            const float words = painter.measure(entry.control.label.string, question_style, width).height +
                                painter.measure(entry.answer.string, answer_style, width).height;
            const Rect rect{column.x, y, column.width, painter.snap(std::max(min_target, words + 16.0f))};
            const ControlState state = painter.state_of(entry.control);
            const float tint = state.pressed ? 0.16f : state.hovered ? 0.08f : 0.0f;
            painter.fill(rect, mix(theme.raised, theme.accent, tint), theme.option_radius_px);
            if (!entry.answered) painter.dashed_border(rect, theme.line_2, theme.option_radius_px);
            float line = rect.y + (rect.height - words) / 2;
            line += painter.text(entry.control.label, question_style, rect.x + inset, line, width).height;
            painter.text(entry.answer, answer_style, rect.x + inset, line, width);
            painter.control(entry.control, rect);
            if (state.focus_ring) painter.focus_ring(rect, theme.option_radius_px);
            y = rect.y + rect.height + gap;
        }
        y -= gap;
    }
    return y - column.y;
}

}  // namespace twotrack::ui
