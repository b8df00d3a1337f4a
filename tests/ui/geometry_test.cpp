#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>
#include <map>

#include "tests/ui/stage.hpp"

using namespace twotrack;
using test::Stage;

namespace {

bool lies_within(const ui::Rect& inner, const ui::Rect& outer) {
    constexpr float slack = 0.51f;
    return inner.x >= outer.x - slack && inner.y >= outer.y - slack &&
           inner.x + inner.width <= outer.x + outer.width + slack &&
           inner.y + inner.height <= outer.y + outer.height + slack;
}

bool overlap(const ui::Rect& one, const ui::Rect& other) {
    constexpr float slack = 0.51f;
    return one.x + slack < other.x + other.width && other.x + slack < one.x + one.width &&
           one.y + slack < other.y + other.height && other.y + slack < one.y + one.height;
}

/// Words in the order of the page's texts, as they were set.
std::map<int, std::string> set_texts(const ui::Frame& frame) {
    std::map<int, std::string> texts;
    for (const ui::TextLine& line : frame.lines) texts[line.text_id] += line.string;
    return texts;
}

std::string without_spaces(std::string text) {
    std::erase(text, ' ');
    return text;
}

/// Nothing is drawn outside the card, but for what is meant to be clipped: the map's region has a clip of its own.
void check_vertices(const ImDrawList& list, const ui::Rect& card, float density) {
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

void check_page(Stage& stage, const Page& page, const ui::Viewport& viewport) {
    const ui::Frame frame = stage.draw(page, viewport);
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
    check_vertices(stage.list(), card, viewport.density);
}

}  // namespace

TEST_CASE("Nothing is clipped, nothing overlaps, and every target is large enough, at any width and text size") {
    Stage stage;
    const float width = GENERATE(280.0f, 320.0f, 360.0f, 480.0f, 768.0f, 1280.0f, 1400.0f);
    const float text = GENERATE(16.0f, 24.0f, 32.0f);
    for (const Page& page : test::every_page()) check_page(stage, page, {.width_px = width, .text_px = text});
}

TEST_CASE("The same holds at every density, and where the drawing begins elsewhere") {
    Stage stage;
    const float density = GENERATE(1.0f, 1.25f, 1.5f, 2.0f, 3.0f);
    for (const Page& page : test::every_page()) {
        check_page(stage, page, {.width_px = 333, .density = density});
        check_page(stage, page, {.width_px = 700, .density = density, .left_px = 20, .top_px = 16});
    }
}

TEST_CASE("No word is lost between the page and its lines") {
    Stage stage;
    const float width = GENERATE(280.0f, 768.0f);
    const Page page =
        build_page(test::career_track(), GENERATE(test::at_report(4, 0), start_session(test::career_track(), 0)));
    const auto set = set_texts(stage.draw(page, {.width_px = width}));
    const std::string json = without_spaces(page_json(page));
    REQUIRE(!set.empty());
    for (int id = 0; id <= set.rbegin()->first; ++id) {
        // What says nothing has no line.
        if (json.contains("{\"id\":" + std::to_string(id) + ",\"text\":\"\"}")) continue;
        REQUIRE(set.contains(id));
        CHECK(json.contains("{\"id\":" + std::to_string(id) + ",\"text\":\"" + without_spaces(set.at(id)) + "\"}"));
    }
}

TEST_CASE("A question shows the words of both ends and of the chosen answer") {
    Stage stage;
    const Page page = build_page(test::career_track(), test::at_question(0, 3));
    const auto set = set_texts(stage.draw(page, {.width_px = 768}));
    std::string all;
    for (const auto& [id, text] : set) all += text + "|";
    CHECK(without_spaces(all).contains("Stronglydisagree|"));
    CHECK(without_spaces(all).contains("|Agree|"));
    CHECK(without_spaces(all).contains("Stronglyagree|"));
    CHECK_FALSE(all.contains("Neither"));
}

TEST_CASE("The hit areas of a scale are equal, though its circles grow") {
    Stage stage;
    const float width = GENERATE(280.0f, 320.0f, 768.0f, 1280.0f);
    const ui::Frame frame = stage.draw(build_page(test::career_track(), test::at_question(0, 3)), {.width_px = width});
    const ui::Rect& first = frame.controls[0].rect;
    for (std::size_t i = 1; i < 5; ++i) {
        CHECK(std::fabs(frame.controls[i].rect.width - first.width) < 0.01f);
        CHECK(std::fabs(frame.controls[i].rect.height - first.height) < 0.01f);
    }
}

TEST_CASE("The layout is final in the first frame, and no state of a control moves anything") {
    Stage stage;
    const Page page = build_page(test::career_track(), test::at_question(0));
    const Page answered = build_page(test::career_track(), test::at_question(0, 2));
    const ui::Viewport viewport{.width_px = 600};
    const ui::Frame first = stage.draw(page, viewport);
    for (const ui::Interaction& interaction :
         {ui::Interaction{}, ui::Interaction{.hovered = "t1:0"}, ui::Interaction{.pressed = "back"},
          ui::Interaction{.focused = "t1:4", .focus_visible = true}}) {
        for (const Page* each : {&page, &answered}) {
            const ui::Frame frame = stage.draw(*each, viewport, interaction);
            CHECK(frame.height_px == first.height_px);
            for (std::size_t i = 0; i < 5; ++i) {
                CHECK(frame.controls[i].rect.x == first.controls[i].rect.x);
                CHECK(frame.controls[i].rect.y == first.controls[i].rect.y);
            }
        }
    }
}

TEST_CASE("Hover, press, focus and choice are each seen: they draw something else") {
    Stage stage;
    const Page page = build_page(test::career_track(), test::at_question(0));
    const auto drawn = [&](const Page& each, const ui::Interaction& interaction) {
        (void)stage.draw(each, {.width_px = 600}, interaction);
        std::string bytes;
        for (const ImDrawVert& vertex : stage.list().VtxBuffer)
            bytes += std::to_string(vertex.pos.x) + std::to_string(vertex.col);
        return bytes;
    };
    const std::string at_rest = drawn(page, {});
    for (const std::string id : {"t1:0", "t1:2", "back", "forward"}) {
        INFO(id);
        CHECK(drawn(page, {.hovered = id}) != at_rest);
        CHECK(drawn(page, {.pressed = id}) != at_rest);
        CHECK(drawn(page, {.focused = id, .focus_visible = true}) != at_rest);
        CHECK(drawn(page, {.focused = id, .focus_visible = false}) == at_rest);
    }
    CHECK(drawn(build_page(test::career_track(), test::at_question(0, 0)), {}) != at_rest);
    CHECK(drawn(page, {.hovered = "no such control"}) == at_rest);
}

TEST_CASE("The point that is hit names its control") {
    Stage stage;
    const ui::Frame frame = stage.draw(build_page(test::career_track(), test::at_question(0)), {.width_px = 600});
    for (const ui::ControlBox& box : frame.controls)
        CHECK(ui::control_at(frame, box.rect.x + box.rect.width / 2, box.rect.y + box.rect.height / 2) == box.id);
    CHECK(ui::control_at(frame, 1, 1).empty());
}
