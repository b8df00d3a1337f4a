#include <algorithm>

#include "ui/blocks/blocks.hpp"

namespace twotrack::ui {

float draw_block(Painter& painter, const Progress& progress, const Column& column) {
    const TextStyle section_style{.size_em = 0.81f, .colour = painter.theme.ink_3, .line_height = 1.4f};
    TextStyle remaining_style = section_style;
    const float needed = painter.measure(progress.section.string, section_style, column.width).width +
                         painter.measure(progress.remaining.string, remaining_style, column.width).width;
    float height;
    if (needed + 16.0f <= column.width) {
        height = painter.text(progress.section, section_style, column.x, column.y, column.width).height;
        remaining_style.align = Align::End;
        painter.text(progress.remaining, remaining_style, column.x, column.y, column.width);
    } else {
        height = painter.text(progress.section, section_style, column.x, column.y, column.width).height;
        height += painter.text(progress.remaining, remaining_style, column.x, column.y + height, column.width).height;
    }

    constexpr float bar = 6.0f, gap = 4.0f;
    const float y = painter.snap(column.y + height + 8.0f);
    float n_questions = 0;
    for (const auto& segment : progress.segments) n_questions += static_cast<float>(segment.n_questions);
    const float room = column.width - gap * static_cast<float>(progress.segments.size() - 1);
    float x = column.x;
    for (const auto& segment : progress.segments) {
        const auto questions = static_cast<float>(segment.n_questions);
        const float width = room * questions / n_questions;
        painter.fill({x, y, width, bar}, painter.theme.line, bar / 2);
        const float passed = width * static_cast<float>(segment.n_passed) / questions;
        if (segment.n_passed > 0) painter.fill({x, y, std::max(passed, bar), bar}, painter.theme.accent, bar / 2);
        x += width + gap;
    }
    return y + bar - column.y;
}

}  // namespace twotrack::ui
