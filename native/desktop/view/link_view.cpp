#include "native/desktop/view/link_view.hpp"

#include <algorithm>

#include "ui/paint/painter.hpp"

namespace twotrack::native {
namespace {

constexpr std::string_view link_prefix = "link:";

std::string link_id_of_text(int text_id) { return std::string(link_prefix) + std::to_string(text_id); }

}  // namespace

std::string link_id(const List::Entry& entry) { return link_id_of_text(entry.text.id); }

const std::string* find_link(const Page& page, std::string_view id) {
    if (!id.starts_with(link_prefix)) return nullptr;
    for (const Block& block : page.blocks) {
        if (const auto* list = std::get_if<List>(&block)) {
            for (const List::Entry& entry : list->entries)
                if (!entry.url.empty() && link_id(entry) == id) return &entry.url;
        }
    }
    return nullptr;
}

std::string link_at(const Page& page, const ui::Frame& frame, float x, float y) {
    const auto line =
        std::ranges::find_if(frame.lines, [&](const ui::TextLine& each) { return each.rect.contains(x, y); });
    if (line == frame.lines.end()) return {};
    const std::string id = link_id_of_text(line->text_id);
    return find_link(page, id) ? id : std::string();
}

std::vector<ui::Rect> link_lines(const ui::Frame& frame, std::string_view id) {
    std::vector<ui::Rect> rects;
    for (const ui::TextLine& line : frame.lines)
        if (link_id_of_text(line.text_id) == id) rects.push_back(line.rect);
    return rects;
}

void draw_link_focus(ImDrawList& list, const ui::Frame& frame, std::string_view id, const ui::Viewport& viewport,
                     const ui::Theme& theme, const ui::Fonts& fonts) {
    constexpr float radius_px = 4.0f;
    const ui::Interaction nobody;
    ui::Painter painter(list, nobody, viewport, theme, fonts);
    for (const ui::Rect& line : link_lines(frame, id)) painter.focus_ring(line, radius_px);
}

void draw_status(ImDrawList& list, const std::string& text, float bottom_px, const ui::Viewport& viewport,
                 const ui::Theme& theme, const ui::Fonts& fonts) {
    constexpr float padding_px = 8.0f, radius_px = 6.0f;
    const ui::TextStyle style{.size_em = 0.88f, .colour = theme.ink, .line_height = 1.4f};
    const ui::Interaction nobody;
    ui::Painter painter(list, nobody, viewport, theme, fonts);
    const ui::Size size = painter.measure(text, style, viewport.width_px - 2 * padding_px);
    const float width = painter.snap(size.width + 2 * padding_px), height = painter.snap(size.height + 2 * padding_px);
    // The left corners lie outside: only the upper right one is round.
    const ui::Rect box{viewport.left_px - radius_px, bottom_px - height, width + radius_px, height + radius_px};
    painter.fill(box, theme.raised, radius_px);
    painter.border(box, theme.line_2, 1.0f, radius_px);
    painter.text({0, text}, style, viewport.left_px + padding_px, bottom_px - height + padding_px, size.width + 1);
}

}  // namespace twotrack::native
