#include <algorithm>
#include <string>

#include "ui/blocks/blocks.hpp"

namespace twotrack::ui {
namespace {

/// Underlines every recorded line from index `first` on.
void underline(Painter& painter, std::size_t first, ImU32 colour) {
    for (const TextLine& line : painter.lines().subspan(first)) {
        const float y = painter.snap(line.rect.y + line.rect.height / 2 + 0.47f * line.size_px);
        painter.fill({line.rect.x, y, line.rect.width, 1.0f}, colour);
    }
}

}  // namespace

float draw_block(Painter& painter, const List& list, const Column& column) {
    constexpr float gap = 12.0f;
    const Theme& theme = painter.theme;
    const TextStyle text_style{.colour = theme.ink, .line_height = 1.45f};
    const TextStyle link_style{.colour = theme.accent_ink, .line_height = 1.45f};
    const TextStyle detail_style{.size_em = 0.88f, .colour = theme.ink_2, .line_height = 1.45f};
    const TextStyle number_style{
        .weight = Weight::Semibold, .colour = theme.ink_3, .line_height = 1.45f, .align = Align::End};
    const bool ordered = list.order == List::Order::Ordered;

    const std::string last = std::to_string(list.entries.size()) + ".";
    const float bullet = ordered ? painter.snap(painter.measure(last, number_style, column.width).width + 1.0f) : 6.0f;
    const float x = column.x + bullet + (ordered ? 10.0f : 12.0f);
    // At the end of a line of more than about 75 characters, it is hard to find the next line.
    const float width = std::min(column.x + column.width - x, painter.em(40));

    float y = column.y;
    for (std::size_t i = 0; i < list.entries.size(); ++i) {
        const List::Entry& entry = list.entries[i];
        if (ordered) painter.decoration(std::to_string(i + 1) + ".", number_style, column.x, y, bullet);
        else painter.disc({column.x + 3.0f, y + painter.em(1.45f) / 2}, 3.0f, theme.line_2);
        const std::size_t first = painter.lines().size();
        const bool leads_on = !entry.url.empty();
        y += painter.text(entry.text, leads_on ? link_style : text_style, x, y, width).height;
        if (leads_on) underline(painter, first, theme.accent_ink);
        if (!entry.detail.string.empty()) {
            y += 2.0f;
            y += painter.text(entry.detail, detail_style, x, y, width).height;
        }
        y = painter.snap(y + gap);
    }
    return list.entries.empty() ? 0.0f : y - gap - column.y;
}

}  // namespace twotrack::ui
