#include <algorithm>

#include "ui/blocks.hpp"

namespace twotrack::ui {

float draw_block(Painter& painter, const Bars& bars, const Column& column) {
    const Theme& theme = painter.theme;
    const TextStyle end_style{.size_em = 0.81f, .weight = Weight::Semibold, .colour = theme.ink_3, .line_height = 1.4f};
    const TextStyle label_style{.size_em = 0.94f, .colour = theme.ink, .line_height = 1.4f};
    const TextStyle detail_style{.size_em = 0.81f, .colour = theme.ink_3, .line_height = 1.4f};
    constexpr float track = 12.0f, gap = 18.0f;
    const float half = column.width / 2, middle = painter.snap(column.x + half);

    float y = column.y;
    TextStyle high_style = end_style;
    high_style.align = Align::End;
    const float low_height = painter.text(bars.low, end_style, column.x, y, half - 8.0f).height;
    const float high_height = painter.text(bars.high, high_style, middle + 8.0f, y, half - 8.0f).height;
    y = painter.snap(y + std::max(low_height, high_height) + 10.0f);
    for (const Bars::Entry& entry : bars.entries) {
        y += painter.text(entry.label, label_style, column.x, y, column.width).height;
        y = painter.snap(y + 6.0f);
        painter.fill({column.x, y, column.width, track}, theme.raised, track / 2);
        painter.border({column.x, y, column.width, track}, theme.line, 1.0f, track / 2);
        if (entry.value) {
            // The weight is in the thickness: it is seen without a legend, and no colour fades into the ground.
            const float thickness = painter.snap(4.0f + (track - 4.0f) * static_cast<float>(entry.weight));
            const float length =
                std::max(3.0f, (half - 6.0f) * static_cast<float>(std::clamp(std::abs(*entry.value), 0.0, 1.0)));
            const float left = *entry.value < 0 ? middle - length : middle;
            const float top = y + (track - thickness) / 2;
            if (*entry.value == 0.0) painter.disc({middle, y + track / 2}, thickness / 2, theme.ink_3);
            else
                painter.fill({left, top, length, thickness}, *entry.value < 0 ? theme.technical : theme.people,
                             thickness / 2);
        }
        painter.fill({middle, y - 3.0f, 1.0f, track + 6.0f}, theme.line_2);
        y += track + 6.0f;
        if (!entry.detail.string.empty())
            y += painter.text(entry.detail, detail_style, column.x, y, column.width).height;
        y = painter.snap(y + gap);
    }
    return y - gap - column.y;
}

}  // namespace twotrack::ui
