#pragma once

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <string>

#include "tests/ui/canvas.hpp"

/// What holds of every page, wherever it is drawn.
namespace twotrack::test {

inline bool lies_within(const ui::Rect& inner, const ui::Rect& outer) {
    constexpr float slack = 0.51f;
    return inner.x >= outer.x - slack && inner.y >= outer.y - slack &&
           inner.x + inner.width <= outer.x + outer.width + slack &&
           inner.y + inner.height <= outer.y + outer.height + slack;
}

inline bool overlap(const ui::Rect& one, const ui::Rect& other) {
    constexpr float slack = 0.51f;
    return one.x + slack < other.x + other.width && other.x + slack < one.x + one.width &&
           one.y + slack < other.y + other.height && other.y + slack < one.y + one.height;
}

/// Words in the order of the page's texts, as they were set.
inline std::map<int, std::string> set_texts(const ui::Frame& frame) {
    std::map<int, std::string> texts;
    for (const ui::TextLine& line : frame.lines) texts[line.text_id] += line.string;
    return texts;
}

inline std::string without_spaces(std::string text) {
    std::erase(text, ' ');
    return text;
}

/// Nothing is drawn outside the card, but for what is meant to be clipped: the map's region has a clip of its own.
inline void check_vertices(const ImDrawList& list, const ui::Rect& card, float density) {
    const ui::Rect room{card.x - 1.5f, card.y - 1.5f, card.width + 3.0f, card.height + 3.0f};
    for (const ImDrawCmd& command : list.CmdBuffer) {
        const ImVec4& clip = command.ClipRect;
        const bool is_clipped = clip.z - clip.x < card.width * density * 0.95f;
        if (is_clipped)
            CHECK(lies_within(
                {clip.x / density, clip.y / density, (clip.z - clip.x) / density, (clip.w - clip.y) / density}, card));
        int n_outside = 0;
        for (unsigned i = command.IdxOffset; !is_clipped && i < command.IdxOffset + command.ElemCount; ++i) {
            const ImVec2 position = list.VtxBuffer[static_cast<int>(list.IdxBuffer[static_cast<int>(i)])].pos;
            if (!room.contains(position.x / density, position.y / density)) ++n_outside;
        }
        CHECK(n_outside == 0);
    }
}

inline void check_page(Canvas& canvas, const Page& page, const ui::Viewport& viewport) {
    const ui::Frame frame = canvas.draw(page, viewport);
    const ui::Rect card{viewport.left_px, viewport.top_px, viewport.width_px, frame.height_px};
    INFO("page " << page.id << " at " << viewport.width_px << " px, text of " << viewport.text_px << " px, density "
                 << viewport.density);

    const auto controls = controls_of(page);
    REQUIRE(frame.controls.size() == controls.size());
    for (std::size_t i = 0; i < controls.size(); ++i) {
        INFO("control " << controls[i]->id);
        CHECK(std::ranges::count(frame.controls, controls[i]->id, &ui::ControlBox::id) == 1);
        const ui::Rect& rect = std::ranges::find(frame.controls, controls[i]->id, &ui::ControlBox::id)->rect;
        CHECK(rect.width >= 44.0f);
        CHECK(rect.height >= 44.0f);
        CHECK(lies_within(rect, card));
        for (const ui::ControlBox& other : frame.controls)
            if (other.id != controls[i]->id) CHECK_FALSE(overlap(rect, other.rect));
    }
    for (const ui::TextLine& line : frame.lines) {
        INFO("line \"" << line.string << "\"");
        CHECK(lies_within(line.rect, card));
        for (const ui::ControlBox& control : frame.controls)
            CHECK((!overlap(line.rect, control.rect) || lies_within(line.rect, control.rect)));
        for (const ui::TextLine& other : frame.lines) {
            // In the map the point's own word may stand anywhere.
            if (&other == &line || line.string == "you" || other.string == "you") continue;
            INFO("beside \"" << other.string << "\"");
            CHECK_FALSE(overlap(line.rect, other.rect));
        }
    }
    check_vertices(canvas.list(), card, viewport.density);
}

}  // namespace twotrack::test
