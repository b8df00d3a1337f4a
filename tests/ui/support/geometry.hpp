#pragma once

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/ui/support/canvas.hpp"
#include "tests/ui/support/page_words.hpp"

/// Properties of every page, wherever it is drawn.
namespace twotrack::test {

/// All widths at which the drawing is tested. The first is the narrowest that keeps words whole.
inline constexpr float widths_px[] = {280, 320, 360, 480, 768, 1280, 1400};

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

/// Looks for faults in a drawn page. Collects them in a list, because one assertion for each pair of lines would take
/// longer than all the drawing.
class PageCheck {
public:
    PageCheck(const Page& page, const ui::Viewport& viewport, const ui::Frame& frame, const ImDrawList& list)
        : page_(page),
          frame_(frame),
          list_(list),
          card_{viewport.left_px, viewport.top_px, viewport.width_px, frame.height_px},
          density_(viewport.density) {}

    /// One sentence for each fault.
    [[nodiscard]] std::vector<std::string> faults() {
        check_controls();
        check_lines();
        check_figures();
        check_vertices();
        for (std::string& fault : faults_of_words(page_, frame_)) faults_.push_back(std::move(fault));
        return std::move(faults_);
    }

private:
    template <class... Parts>
    void complain(const Parts&... parts) {
        std::ostringstream sentence;
        (sentence << ... << parts);
        faults_.push_back(sentence.str());
    }

    static std::string told(const std::string& name, const ui::Rect& rect) {
        std::ostringstream text;
        text << '"' << name << "\" [" << rect.x << ' ' << rect.y << ' ' << rect.width << ' ' << rect.height << ']';
        return text.str();
    }
    static std::string told(const ui::ControlBox& box) { return told(box.id, box.rect); }
    static std::string told(const ui::TextLine& line) { return told(line.string, line.rect); }

    template <class Part>
    void check_apart(const std::vector<Part>& parts) {
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (!lies_within(parts[i].rect, card_)) complain(told(parts[i]), " leaves the card");
            for (std::size_t k = 0; k < i; ++k)
                if (overlap(parts[i].rect, parts[k].rect)) complain(told(parts[k]), " lies on ", told(parts[i]));
        }
    }

    void check_controls() {
        constexpr float min_target_px = 44.0f;
        const auto controls = controls_of(page_);
        if (controls.size() != frame_.controls.size())
            complain(frame_.controls.size(), " of ", controls.size(), " controls are drawn");
        for (const Control* control : controls)
            if (std::ranges::count(frame_.controls, control->id, &ui::ControlBox::id) != 1)
                complain("\"", control->id, "\" is not drawn once");
        for (const ui::ControlBox& box : frame_.controls)
            if (box.rect.width < min_target_px || box.rect.height < min_target_px) complain(told(box), " is too small");
        check_apart(frame_.controls);
    }

    void check_lines() {
        check_apart(frame_.lines);
        const auto owners = owners_of_words(page_);
        for (const ui::TextLine& line : frame_.lines) {
            const auto owner = owners.find(line.text_id);
            for (const ui::ControlBox& box : frame_.controls) {
                const bool is_own = owner != owners.end() && owner->second == box.id;
                if (is_own && !lies_within(line.rect, box.rect))
                    complain(told(line), " reaches out of its control ", told(box));
                if (!is_own && overlap(line.rect, box.rect))
                    complain(told(line), " lies on ", told(box), ", which is not its control");
            }
        }
    }

    /// The charts that a host describes to people who cannot see them: each once, and inside the card.
    void check_figures() {
        for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
            const Block& block = page_.blocks[i];
            const bool is_figure = std::holds_alternative<Gauge>(block) || std::holds_alternative<TraitMap>(block) ||
                                   std::holds_alternative<Measures>(block);
            if (std::ranges::count(frame_.figures, i, &ui::FigureBox::block) != (is_figure ? 1 : 0))
                complain("block ", i, " has not as many figures as it should");
        }
        for (const ui::FigureBox& figure : frame_.figures) {
            const std::string name = told("figure of block " + std::to_string(figure.block), figure.rect);
            if (!lies_within(figure.rect, card_)) complain(name, " leaves the card");
            for (const ui::ControlBox& box : frame_.controls)
                if (overlap(figure.rect, box.rect)) complain(name, " lies on ", told(box));
        }
    }

    /// Nothing is drawn outside the card, except where clipping is intended: the map's region has a clip of its own.
    void check_vertices() {
        const ui::Rect room{card_.x - 1.5f, card_.y - 1.5f, card_.width + 3.0f, card_.height + 3.0f};
        for (const ImDrawCmd& command : list_.CmdBuffer) {
            const ImVec4& clip = command.ClipRect;
            if (clip.z - clip.x < card_.width * density_ * 0.95f) {
                const ui::Rect rect{clip.x / density_, clip.y / density_, (clip.z - clip.x) / density_,
                                    (clip.w - clip.y) / density_};
                if (!lies_within(rect, card_)) complain(told("clip", rect), " leaves the card");
                continue;
            }
            int n_outside = 0;
            for (unsigned i = command.IdxOffset; i < command.IdxOffset + command.ElemCount; ++i) {
                const ImVec2 position = list_.VtxBuffer[static_cast<int>(list_.IdxBuffer[static_cast<int>(i)])].pos;
                if (!room.contains(position.x / density_, position.y / density_)) ++n_outside;
            }
            if (n_outside > 0) complain(n_outside, " vertices lie outside the card");
        }
    }

    const Page& page_;
    const ui::Frame& frame_;
    const ImDrawList& list_;
    ui::Rect card_;
    float density_;
    std::vector<std::string> faults_;
};

inline void check_page(Canvas& canvas, const Page& page, const ui::Viewport& viewport) {
    const ui::Frame frame = canvas.draw(page, viewport);
    const std::vector<std::string> faults = PageCheck(page, viewport, frame, canvas.list()).faults();
    INFO("page " << page.id << " in " << page.language << " at " << viewport.width_px << " px, text of "
                 << viewport.text_px << " px, density " << viewport.density);
    for (const std::string& fault : faults) UNSCOPED_INFO(fault);
    CHECK(faults.empty());
}

inline void check_at_every_width(Canvas& canvas, const std::vector<Page>& pages, float text_px) {
    REQUIRE(!pages.empty());
    for (const float width : widths_px)
        for (const Page& page : pages) check_page(canvas, page, {.width_px = width, .text_px = text_px});
}

}  // namespace twotrack::test
