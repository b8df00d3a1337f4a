#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>

#include "core/quiz/quiz.hpp"
#include "tests/ui/support/geometry.hpp"
#include "tests/ui/support/stage.hpp"

namespace twotrack::geometry_test {

using namespace twotrack::test;

TEST_CASE("Lines and controls keep apart at every density, and where the drawing begins elsewhere") {
    Canvas canvas;
    const float density = GENERATE(1.0f, 1.25f, 1.5f, 2.0f, 3.0f);
    for (const Page& page : every_page()) {
        check_page(canvas, page, {.width_px = 333, .density = density});
        check_page(canvas, page, {.width_px = 700, .density = density, .left_px = 20, .top_px = 16});
    }
}

TEST_CASE("A question shows the words of both ends and of the chosen answer") {
    Canvas canvas;
    const Page page = build_page(career_track(), at_question(0, 3));
    const auto set = set_texts(canvas.draw(page, {.width_px = 768}));
    std::string all;
    for (const auto& [id, text] : set) all += text + "|";
    CHECK(without_spaces(all).contains("Stronglydisagree|"));
    CHECK(without_spaces(all).contains("|Agree|"));
    CHECK(without_spaces(all).contains("Stronglyagree|"));
    CHECK_FALSE(all.contains("Neither"));
}

TEST_CASE("The hit areas of a scale are equal, though its circles grow") {
    Canvas canvas;
    const float width = GENERATE(280.0f, 320.0f, 768.0f, 1280.0f);
    const ui::Frame frame = canvas.draw(build_page(career_track(), at_question(0, 3)), {.width_px = width});
    const ui::Rect& first = frame.controls[0].rect;
    for (std::size_t i = 1; i < 5; ++i) {
        CHECK(std::fabs(frame.controls[i].rect.width - first.width) < 0.01f);
        CHECK(std::fabs(frame.controls[i].rect.height - first.height) < 0.01f);
    }
}

TEST_CASE("The layout is final in the first frame, and no state of a control moves anything") {
    Canvas canvas;
    const Page page = build_page(career_track(), at_question(0));
    const Page answered = build_page(career_track(), at_question(0, 2));
    const ui::Viewport viewport{.width_px = 600};
    const ui::Frame first = canvas.draw(page, viewport);
    for (const ui::Interaction& interaction :
         {ui::Interaction{}, ui::Interaction{.hovered = "t1:0"}, ui::Interaction{.pressed = "back"},
          ui::Interaction{.focused = "t1:4", .focus_visible = true}}) {
        for (const Page* each : {&page, &answered}) {
            const ui::Frame frame = canvas.draw(*each, viewport, interaction);
            CHECK(frame.height_px == first.height_px);
            for (std::size_t i = 0; i < 5; ++i) {
                CHECK(frame.controls[i].rect.x == first.controls[i].rect.x);
                CHECK(frame.controls[i].rect.y == first.controls[i].rect.y);
            }
        }
    }
}

TEST_CASE("Hover, press, focus and choice are each seen: they draw something else") {
    Canvas canvas;
    const Page page = build_page(career_track(), at_question(0));
    const auto drawn = [&](const Page& each, const ui::Interaction& interaction) {
        (void)canvas.draw(each, {.width_px = 600}, interaction);
        std::string bytes;
        for (const ImDrawVert& vertex : canvas.list().VtxBuffer)
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
    CHECK(drawn(build_page(career_track(), at_question(0, 0)), {}) != at_rest);
    CHECK(drawn(page, {.hovered = "no such control"}) == at_rest);
}

TEST_CASE("A page that comes in and an answer that fills are where they will be, and say that they move") {
    Canvas canvas;
    const Page page = build_page(career_track(), at_question(0, 3));
    const ui::Frame rest = canvas.draw(page, {.width_px = 600});
    CHECK_FALSE(rest.moving);
    const auto moving = [&](const ui::Motion& motion) {
        const ui::Frame frame = canvas.draw(page, {.width_px = 600}, {.motion = motion});
        CHECK(frame.height_px == rest.height_px);
        REQUIRE(frame.lines.size() == rest.lines.size());
        for (std::size_t i = 0; i < rest.lines.size(); ++i) CHECK(frame.lines[i].rect.y == rest.lines[i].rect.y);
        for (std::size_t i = 0; i < rest.controls.size(); ++i)
            CHECK(frame.controls[i].rect.y == rest.controls[i].rect.y);
        return frame.moving;
    };
    CHECK(moving({.page_ms = 0}));
    CHECK(moving({.page_ms = 150}));
    CHECK_FALSE(moving({.page_ms = 160}));
    CHECK(moving({.choice_ms = 60, .chosen = "t1:3"}));
    CHECK_FALSE(moving({.choice_ms = 120, .chosen = "t1:3"}));
    CHECK_FALSE(moving({.choice_ms = 60, .chosen = "t1:0"}));  // not the chosen option
}

TEST_CASE("What moves is fast at first and gentle at the end") {
    CHECK(ui::eased(0, 160) == 0.0f);
    CHECK(ui::eased(80, 160) > 0.8f);
    CHECK(ui::eased(160, 160) == 1.0f);
    CHECK(ui::eased(-5, 160) == 0.0f);
    CHECK(ui::eased(ui::Motion::at_rest, 160) == 1.0f);
}

TEST_CASE("The point that is hit names its control") {
    Canvas canvas;
    const ui::Frame frame = canvas.draw(build_page(career_track(), at_question(0)), {.width_px = 600});
    for (const ui::ControlBox& box : frame.controls)
        CHECK(ui::control_at(frame, box.rect.x + box.rect.width / 2, box.rect.y + box.rect.height / 2) == box.id);
    CHECK(ui::control_at(frame, 1, 1).empty());
}

}  // namespace twotrack::geometry_test
