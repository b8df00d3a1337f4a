#include "ui/draw.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "core/base/visit.hpp"
#include "ui/blocks/blocks.hpp"
#include "ui/paint/painter.hpp"

namespace twotrack::ui {
namespace {

constexpr float max_column = 720.0f;

/// The space between the card's edge and its content.
float card_padding(float card_width) { return card_width < 480.0f ? 18.0f : 32.0f; }

/// The space above a block, by its kind. The first block of a card has no space above it.
struct SpaceAbove {
    float operator()(const Badge&) const { return 0.0f; }
    float operator()(const Heading& heading) const { return heading.level == 1 ? 14.0f : 36.0f; }
    float operator()(const Paragraph& paragraph) const {
        return paragraph.style == ParagraphStyle::SmallPrint ? 18.0f : 10.0f;
    }
    float operator()(const Notes&) const { return 24.0f; }
    float operator()(const Progress&) const { return 0.0f; }
    float operator()(const ChoiceGroup& group) const { return group.level == 1 ? 36.0f : 32.0f; }
    float operator()(const TextField&) const { return 36.0f; }
    float operator()(const Buttons&) const { return 28.0f; }
    float operator()(const Footer&) const { return 28.0f; }
    float operator()(const Gauge&) const { return 16.0f; }
    float operator()(const TraitMap&) const { return 14.0f; }
    float operator()(const Measures&) const { return 14.0f; }
    float operator()(const Bars&) const { return 14.0f; }
    float operator()(const Ladders&) const { return 14.0f; }
    float operator()(const List&) const { return 12.0f; }
    float operator()(const Review&) const { return 24.0f; }
};

/// The blocks up to the next heading of level 2, or up to the buttons or the footer.
struct PageSection {
    std::size_t begin = 0, end = 0;
    bool has_map = false;
};

bool begins_section(const Block& block) {
    const auto* heading = std::get_if<Heading>(&block);
    return (heading && heading->level == 2) || std::holds_alternative<Buttons>(block) ||
           std::holds_alternative<Footer>(block);
}

/// The section that begins with this block.
PageSection section_from(const std::vector<Block>& blocks, std::size_t begin) {
    PageSection section{begin, begin, false};
    do section.has_map |= std::holds_alternative<TraitMap>(blocks[section.end++]);
    while (section.end < blocks.size() && !begins_section(blocks[section.end]));
    return section;
}

class PagePainter {
public:
    PagePainter(Painter& painter, const Page& page, const Viewport& viewport)
        : painter_(painter), blocks_(page.blocks), card_{viewport.left_px, viewport.top_px, viewport.width_px, 0} {
        padding_ = card_padding(card_.width);
        const float width = std::min(card_.width - 2 * padding_, std::max(max_column, painter.em(45)));
        column_ = {painter.snap(card_.x + (card_.width - width) / 2), card_.y + padding_, width};
    }

    Rect run() {
        for (std::size_t begin = 0; begin < blocks_.size();) {
            const PageSection section = section_from(blocks_, begin);
            begin = section.end;
            // A map leaves half of a wide card free, where the next section goes.
            const bool beside = section.has_map && begin < blocks_.size() && column_.width >= painter_.em(36);
            if (!beside) {
                column_.y = draw_section(section, column_);
                continue;
            }
            const PageSection next = section_from(blocks_, begin);
            begin = next.end;
            const float gap = 32.0f, half = painter_.snap((column_.width - gap) / 2);
            const float left = draw_section(section, {column_.x, column_.y, half});
            const float right = draw_section(next, {column_.x + half + gap, column_.y, half});
            column_.y = std::max(left, right);
        }
        card_.height = painter_.snap(column_.y + bottom_padding_ - card_.y);
        return card_;
    }

private:
    /// Returns the y at which the next section may begin.
    float draw_section(const PageSection& section, Column column) {
        for (std::size_t i = section.begin; i < section.end; ++i) {
            const Block& block = blocks_[i];
            const bool footer = std::holds_alternative<Footer>(block);
            const int checkpoint = painter_.checkpoint();
            if (i > 0) {
                const bool opens_question = std::holds_alternative<Progress>(blocks_[i - 1]);
                column.y = painter_.snap(column.y + (opens_question ? 36.0f : twotrack::visit(SpaceAbove{}, block)));
            }
            if (footer) {
                painter_.fill({card_.x, column.y, card_.width, 1.0f}, painter_.theme.line);
                column.y += 18.0f;
            }
            const float height =
                twotrack::visit([&](const auto& each) { return draw_block(painter_, each, column); }, block);
            if (std::holds_alternative<Gauge>(block) || std::holds_alternative<TraitMap>(block) ||
                std::holds_alternative<Measures>(block))
                painter_.figure(i, {column.x, column.y, column.width, height});
            // The progress and the footer stay still while the questions between them change.
            if (!footer && !std::holds_alternative<Progress>(block)) painter_.fade_in(checkpoint);
            column.y = painter_.snap(column.y + height);
            bottom_padding_ = footer ? 18.0f : padding_;
        }
        return column.y;
    }

    Painter& painter_;
    const std::vector<Block>& blocks_;
    Rect card_;
    float padding_ = 0, bottom_padding_ = 0;
    Column column_;
};

}  // namespace

Frame draw(ImDrawList& list, const Page& page, const Interaction& interaction, const Viewport& viewport,
           const Theme& theme, const Fonts& fonts, Frame reuse) {
    assert(fonts.regular && fonts.semibold && viewport.density > 0);
    Painter painter(list, interaction, viewport, theme, fonts, std::move(reuse));

    // The card lies under its content, but its height is known only after the content is drawn.
    list.ChannelsSplit(2);
    painter.end_underlay();
    const Rect card = PagePainter(painter, page, viewport).run();
    painter.begin_underlay();
    painter.fill(card, theme.surface, theme.card_radius_px);
    painter.border(card, theme.line, 1.0f, theme.card_radius_px);
    list.ChannelsMerge();

    return painter.finish(card.height);
}

}  // namespace twotrack::ui
