#include <algorithm>

#include "ui/blocks.hpp"

namespace twotrack::ui {
namespace {

constexpr float rail_x = 9.0f, words_x = 28.0f, gap = 12.0f;

float draw_ladder(Painter& painter, const Ladders::Entry& ladder, const Column& column) {
    const Theme& theme = painter.theme;
    const ImU32 colour = ladder.scale == 0 ? theme.technical : ladder.scale == 1 ? theme.people : theme.accent;
    const TextStyle name_style{.size_em = 0.94f, .weight = Weight::Semibold, .colour = theme.ink, .line_height = 1.4f};
    const TextStyle mark_style{
        .size_em = 0.81f, .weight = Weight::Semibold, .colour = theme.ink_3, .line_height = 1.4f};
    float y = column.y + painter.text(ladder.name, name_style, column.x, column.y, column.width).height;
    y = painter.snap(y + gap);
    const float width = column.width - words_x, line = painter.em(0.94f) * 1.4f;
    float before = 0.0f;
    for (std::size_t i = 0; i < ladder.stages.size(); ++i) {
        const Ladders::Stage& stage = ladder.stages[i];
        const ImVec2 centre{column.x + rail_x, painter.snap(y + line / 2)};
        if (i > 0) painter.fill({column.x + rail_x - 1.0f, before, 2.0f, centre.y - before}, theme.line_2);
        before = centre.y;
        const bool now = stage.mark == Ladders::Mark::Now, next = stage.mark == Ladders::Mark::Next;
        const TextStyle stage_style{.size_em = 0.94f,
                                    .weight = now || next ? Weight::Semibold : Weight::Regular,
                                    .colour = now || next ? theme.ink : theme.ink_2,
                                    .line_height = 1.4f};
        y += painter.text(stage.name, stage_style, column.x + words_x, y, width).height;
        if (!stage.mark_label.string.empty())
            y += painter.text(stage.mark_label, mark_style, column.x + words_x, y, width).height;
        y = painter.snap(y + gap);
        painter.disc(centre, 8.0f, theme.surface);
        if (now) painter.disc(centre, 7.0f, colour);
        else painter.circle(centre, next ? 7.0f : 5.0f, next ? colour : theme.line_2, 2.0f);
    }
    return y - gap - column.y;
}

}  // namespace

float draw_block(Painter& painter, const Ladders& ladders, const Column& column) {
    constexpr float between = 24.0f;
    const auto n = static_cast<float>(ladders.entries.size());
    const float side_by_side = painter.snap((column.width - between * (n - 1)) / n);
    const bool stacked = side_by_side < painter.em(13);
    float x = column.x, y = column.y, tallest = 0.0f;
    for (const Ladders::Entry& ladder : ladders.entries) {
        const float height = draw_ladder(painter, ladder, {x, y, stacked ? column.width : side_by_side});
        tallest = std::max(tallest, height);
        if (stacked) y = painter.snap(y + height + between);
        else x += side_by_side + between;
    }
    return stacked ? y - between - column.y : tallest;
}

}  // namespace twotrack::ui
