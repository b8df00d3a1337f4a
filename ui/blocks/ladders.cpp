#include <algorithm>

#include "ui/blocks/blocks.hpp"

namespace twotrack::ui {
namespace {

constexpr float track_gap_px = 24.0f;    // between tracks
constexpr float rung_gap = 6.0f;         // between stages
constexpr float rail = 24.0f;            // from a stage's inset to its words
constexpr float stage_inset_px = 10.0f;  // inside a stage's edge
constexpr float dot_radius = 6.0f;
constexpr float stage_padding_px = 8.0f;  // above and below a stage's words

struct Colours {
    ImU32 strong, soft;
};

Colours colours_of(const Theme& theme, std::size_t scale) {
    if (scale == 0) return {theme.technical, theme.technical_soft};
    if (scale == 1) return {theme.people, theme.people_soft};
    // Blue and orange have a meaning: every other track is ink on paper.
    return {theme.ink_2, theme.raised};
}

TextStyle title_style(ImU32 colour) {
    return {.size_em = 0.94f, .weight = Weight::Semibold, .colour = colour, .line_height = 1.3f};
}

TextStyle name_style(const Theme& theme, Ladders::Mark mark) {
    return {.size_em = 0.94f,
            .weight = mark == Ladders::Mark::Now ? Weight::Semibold : Weight::Regular,
            .colour = mark == Ladders::Mark::None ? theme.ink_2 : theme.ink,
            .line_height = 1.3f};
}

TextStyle mark_style(const Theme& theme, const Colours& colours) {
    return {.size_em = 0.81f, .colour = on_soft(theme, colours.strong), .line_height = 1.3f};
}

float words_width(float width) { return width - rail - 2 * stage_inset_px; }

float stage_height(const Painter& painter, const Ladders::Stage& stage, const Colours& colours, float width) {
    const Theme& theme = painter.theme;
    const float measure = words_width(width);
    return painter.snap(painter.measure(stage.name.string, name_style(theme, stage.mark), measure).height +
                        painter.measure(stage.mark_label.string, mark_style(theme, colours), measure).height +
                        2 * stage_padding_px);
}

void draw_stage(Painter& painter, const Ladders::Stage& stage, const Colours& colours, const Rect& rect) {
    const Theme& theme = painter.theme;
    const TextStyle name = name_style(theme, stage.mark);
    const ImVec2 centre{rect.x + stage_inset_px + dot_radius,
                        rect.y + stage_padding_px + painter.em(name.size_em * name.line_height) / 2};
    switch (stage.mark) {
        case Ladders::Mark::Now:
            painter.fill(rect, colours.soft, theme.button_radius_px);
            painter.border(rect, colours.strong, 1.0f, theme.button_radius_px);
            painter.disc(centre, dot_radius, colours.strong);
            break;
        case Ladders::Mark::Next:
            painter.fill(rect, theme.surface, theme.button_radius_px);
            painter.dashed_border(rect, colours.strong, theme.button_radius_px);
            painter.circle(centre, dot_radius, colours.strong, 2.0f);
            break;
        case Ladders::Mark::None:
            painter.disc(centre, dot_radius + 2.0f, theme.surface);
            painter.circle(centre, dot_radius - 1.0f, theme.line_2, 1.5f);
            break;
    }
    const float x = rect.x + stage_inset_px + rail, y = rect.y + stage_padding_px, width = words_width(rect.width);
    const float name_height = painter.text(stage.name, name, x, y, width).height;
    painter.text(stage.mark_label, mark_style(theme, colours), x, y + name_height, width);
}

/// Returns the track's height.
float draw_track(Painter& painter, const Ladders::Entry& entry, float title_height, const Column& column) {
    const Colours colours = colours_of(painter.theme, entry.scale);
    painter.text(entry.name, title_style(colours.strong), column.x, column.y, column.width);
    const float top = painter.snap(column.y + title_height + 8.0f);
    if (entry.stages.empty()) return top - column.y;
    // Calls each(stage, rect) for every stage; returns the bottom of the last stage.
    const auto for_each_stage = [&](auto each) {
        float y = top;
        for (const auto& stage : entry.stages) {
            const float height = stage_height(painter, stage, colours, column.width);
            each(stage, Rect{column.x, y, column.width, height});
            y += height + rung_gap;
        }
        return y - rung_gap;
    };

    // The rail goes under the stages, from the middle of the first stage to the middle of the last.
    float first = 0.0f, last = 0.0f;
    const float bottom = for_each_stage([&](const auto&, const Rect& rect) {
        last = rect.y + rect.height / 2;
        if (rect.y == top) first = last;
    });
    painter.fill({painter.snap(column.x + stage_inset_px + dot_radius - 1.0f), first, 2.0f, last - first},
                 painter.theme.line);
    for_each_stage([&](const auto& stage, const Rect& rect) { draw_stage(painter, stage, colours, rect); });
    return bottom - column.y;
}

}  // namespace

float draw_block(Painter& painter, const Ladders& ladders, const Column& column) {
    const std::size_t n = ladders.entries.size();
    if (n == 0) return 0.0f;
    // Each row holds as many tracks as stay legible, and the rows are as equally filled as possible.
    const auto fitting =
        static_cast<std::size_t>(std::max(1.0f, (column.width + track_gap_px) / (painter.em(11) + track_gap_px)));
    const std::size_t n_rows = (n + fitting - 1) / fitting, per_row = (n + n_rows - 1) / n_rows;
    const float width =
        painter.snap((column.width - track_gap_px * static_cast<float>(per_row - 1)) / static_cast<float>(per_row));
    float y = column.y;
    for (std::size_t first = 0; first < n; first += per_row) {
        const std::size_t end = std::min(n, first + per_row);
        float title_height = 0.0f, height = 0.0f;
        for (std::size_t i = first; i < end; ++i)
            title_height =
                std::max(title_height, painter.measure(ladders.entries[i].name.string, title_style(0), width).height);
        for (std::size_t i = first; i < end; ++i) {
            const float x = column.x + (width + track_gap_px) * static_cast<float>(i - first);
            const float room = std::min(width, column.x + column.width - x);
            height = std::max(height, draw_track(painter, ladders.entries[i], title_height, {x, y, room}));
        }
        y = painter.snap(y + height + track_gap_px);
    }
    return y - track_gap_px - column.y;
}

}  // namespace twotrack::ui
