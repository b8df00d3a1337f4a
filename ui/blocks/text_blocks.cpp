// Blocks of text only: badge, heading, paragraph, notes.

#include <algorithm>

#include "ui/blocks/blocks.hpp"

namespace twotrack::ui {

float draw_block(Painter& painter, const Badge& badge, const Column& column) {
    const TextStyle style{.size_em = 0.88f, .weight = Weight::Semibold, .colour = painter.theme.accent_ink};
    const float inset = 12.0f;
    const Size size = painter.measure(badge.text.string, style, column.width - 2 * inset);
    const Rect pill{column.x, column.y, size.width + 2 * inset, size.height + 8.0f};
    painter.fill(pill, painter.theme.accent_soft, std::min(14.0f, pill.height / 2));
    painter.text(badge.text, style, column.x + inset, column.y + 4.0f, column.width - 2 * inset);
    return pill.height;
}

float draw_block(Painter& painter, const Heading& heading, const Column& column) {
    TextStyle style{.size_em = heading.level > 2 ? 0.94f : 1.06f,
                    .weight = Weight::Semibold,
                    .colour = painter.theme.ink,
                    .line_height = 1.25f};
    if (heading.level == 1) {
        // On a phone, a headline at full size would have about three words in a line.
        style.size_em = std::clamp(column.width / painter.em(13), 1.4f, 1.9f);
        style.line_height = 1.2f;
        style.balance = Balance::Even;
    }
    return painter.text(heading.text, style, column.x, column.y, column.width).height;
}

float draw_block(Painter& painter, const Paragraph& paragraph, const Column& column) {
    TextStyle style{.colour = painter.theme.ink_2};
    if (paragraph.style == ParagraphStyle::Lead) style.size_em = 1.06f;
    if (paragraph.style == ParagraphStyle::SmallPrint) {
        style.size_em = 0.81f;
        style.colour = painter.theme.ink_3;
    }
    // At the end of a line of more than about 75 characters, it is hard to find the next line.
    const float measure = std::min(column.width, painter.em(style.size_em * 40));
    return painter.text(paragraph.text, style, column.x, column.y, measure).height;
}

float draw_block(Painter& painter, const Notes& notes, const Column& column) {
    const TextStyle title_style{
        .size_em = 0.94f, .weight = Weight::Semibold, .colour = painter.theme.ink, .line_height = 1.4f};
    const TextStyle text_style{.size_em = 0.94f, .colour = painter.theme.ink_2, .line_height = 1.45f};
    constexpr float inset = 16.0f, gap = 16.0f;
    const auto n = static_cast<float>(notes.entries.size());
    const float side_by_side = (column.width - gap * (n - 1)) / n;
    const bool stacked = side_by_side < painter.em(14);
    const float width = painter.snap(stacked ? column.width : side_by_side);
    const float measure = width - 2 * inset;

    const auto height_of = [&](const Notes::Entry& entry) {
        return painter.measure(entry.title.string, title_style, measure).height +
               painter.measure(entry.text.string, text_style, measure).height + 2 * inset;
    };
    float tallest = 0.0f;
    for (const auto& entry : notes.entries) tallest = std::max(tallest, height_of(entry));

    float x = column.x, y = column.y;
    for (const auto& entry : notes.entries) {
        const float height = stacked ? height_of(entry) : tallest;
        painter.fill({x, y, width, height}, painter.theme.raised, painter.theme.option_radius_px);
        const float title_height = painter.text(entry.title, title_style, x + inset, y + inset, measure).height;
        painter.text(entry.text, text_style, x + inset, y + inset + title_height, measure);
        if (stacked) y += height + gap;
        else x += width + gap;
    }
    return stacked ? y - gap - column.y : tallest;
}

}  // namespace twotrack::ui
