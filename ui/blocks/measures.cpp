#include <algorithm>

#include "ui/blocks/blocks.hpp"

namespace twotrack::ui {

float draw_block(Painter& painter, const Measures& measures, const Column& column) {
    const Theme& theme = painter.theme;
    const TextStyle name_style{.size_em = 0.94f, .colour = theme.ink, .line_height = 1.4f};
    const TextStyle range_style{.size_em = 0.81f, .colour = theme.ink_3, .line_height = 1.4f};
    constexpr float bar = 10.0f, gap = 18.0f;
    const auto x_of = [&](double logits) {
        const double share = std::clamp(logits / measures.range, -1.0, 1.0) * 0.5 + 0.5;
        return column.x + 6.0f + (column.width - 12.0f) * static_cast<float>(share);
    };
    float y = column.y;
    for (const auto& entry : measures.entries) {
        const ImU32 colour = entry.side == 0 ? theme.technical : entry.side == 1 ? theme.people : theme.accent;
        y += painter.text(entry.name, name_style, column.x, y, column.width).height + 6.0f;
        y = painter.snap(y);
        painter.fill({column.x, y, column.width, bar}, theme.raised, bar / 2);
        painter.border({column.x, y, column.width, bar}, theme.line, 1.0f, bar / 2);
        painter.fill({painter.snap(column.x + column.width / 2), y - 3.0f, 1.0f, bar + 6.0f}, theme.line_2);
        // An interval that leaves the line has no end there: its round end lies outside the clip.
        const float low = entry.low < -measures.range ? column.x - bar : x_of(entry.low),
                    high = entry.high > measures.range ? column.x + column.width + bar : x_of(entry.high);
        const bool is_open = low < column.x || high > column.x + column.width;
        if (is_open) painter.clip({column.x, y, column.width, bar});
        painter.fill({low, y, std::max(high - low, bar), bar}, faded(colour, 0.35f), bar / 2);
        if (is_open) painter.end_clip();
        const ImVec2 point{x_of(entry.theta), y + bar / 2};
        painter.disc(point, 8.0f, theme.surface);
        painter.disc(point, 6.0f, colour);
        y += bar + 6.0f;
        y += painter.text(entry.range, range_style, column.x, y, column.width).height + gap;
    }
    return y - gap - column.y;
}

}  // namespace twotrack::ui
