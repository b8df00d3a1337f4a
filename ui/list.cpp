#include <algorithm>
#include <string>

#include "ui/blocks.hpp"

namespace twotrack::ui {

float draw_block(Painter& painter, const List& list, const Column& column) {
    const Theme& theme = painter.theme;
    constexpr float gap = 12.0f;
    const float indent = painter.em(1.75f), width = std::min(column.width, painter.em(40)) - indent;
    float y = column.y;
    for (const List::Entry& entry : list.entries) {
        TextStyle style{.colour = entry.url.empty() ? theme.ink : theme.accent, .line_height = 1.45f};
        const float bullet = painter.snap(y + painter.em(1) * 1.45f / 2);
        painter.disc({column.x + painter.em(0.5f), bullet}, 3.0f, theme.accent);
        const Size size = painter.text(entry.text, style, column.x + indent, y, width);
        y += size.height;
        if (!entry.url.empty())
            painter.fill({column.x + indent, painter.snap(y - 2.0f), size.width, 1.0f}, theme.accent);
        if (!entry.detail.string.empty()) {
            style = {.size_em = 0.88f, .colour = theme.ink_3, .line_height = 1.4f};
            y += painter.text(entry.detail, style, column.x + indent, y, width).height;
        }
        y = painter.snap(y + gap);
    }
    return y - gap - column.y;
}

}  // namespace twotrack::ui
