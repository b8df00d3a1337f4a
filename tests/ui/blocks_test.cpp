// Each kind of block, on handmade pages.

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>

#include "tests/support/cpp/example_page.hpp"
#include "tests/support/cpp/texts.hpp"
#include "tests/ui/support/geometry.hpp"

namespace twotrack::blocks_test {

using namespace twotrack::test;

namespace {

constexpr float tolerance = 0.01f;

ui::Rect rect_of(const ui::Frame& frame, std::string_view control) {
    const auto box = std::ranges::find(frame.controls, control, &ui::ControlBox::id);
    REQUIRE(box != frame.controls.end());
    return box->rect;
}

/// The rectangle around all lines of a text.
ui::Rect rect_of(const ui::Frame& frame, const Text& text) {
    ui::Rect all;
    for (const ui::TextLine& line : frame.lines) {
        if (line.text_id != text.id) continue;
        if (all.width == 0) all = line.rect;
        const float right = std::max(all.x + all.width, line.rect.x + line.rect.width);
        all.x = std::min(all.x, line.rect.x);
        all.width = right - all.x;
        all.height = line.rect.y + line.rect.height - all.y;
    }
    REQUIRE(all.width > 0);
    return all;
}

template <class Block>
const Block& block_of(const Page& page) {
    for (const auto& each : page.blocks)
        if (const auto* block = std::get_if<Block>(&each)) return *block;
    FAIL("no such block");
    std::unreachable();
}

}  // namespace

TEST_CASE(
    "No block is clipped or overlaps, no word is lost, and every target is large enough, at any width and text size") {
    Canvas canvas;
    const float width = GENERATE(280.0f, 320.0f, 360.0f, 480.0f, 600.0f, 768.0f, 1024.0f, 1280.0f, 1400.0f);
    const float text = GENERATE(16.0f, 24.0f, 32.0f);
    for (const Page& page : example_pages()) check_page(canvas, page, {.width_px = width, .text_px = text});
}

TEST_CASE("The same holds for every block at every density") {
    Canvas canvas;
    const float density = GENERATE(1.0f, 1.25f, 1.5f, 3.0f);
    for (const Page& page : example_pages())
        check_page(canvas, page, {.width_px = 333, .density = density, .left_px = 20, .top_px = 16});
}

TEST_CASE("The hit areas of a group's scale are equal, and so are the cards of a group without one") {
    Canvas canvas;
    const float width = GENERATE(280.0f, 360.0f, 480.0f, 768.0f, 1280.0f);
    const float text = GENERATE(16.0f, 32.0f);
    for (const Page& page : example_pages()) {
        const ui::Frame frame = canvas.draw(page, {.width_px = width, .text_px = text});
        for (const auto& block : page.blocks) {
            const auto* group = std::get_if<ChoiceGroup>(&block);
            if (!group) continue;
            for (std::size_t i = 1; i < group->options.size(); ++i) {
                if (i == group->n_ordered) continue;
                const ui::Rect first =
                    rect_of(frame, group->options[i < group->n_ordered ? 0 : group->n_ordered].control.id);
                const ui::Rect rect = rect_of(frame, group->options[i].control.id);
                INFO(group->options[i].control.id << " at " << width);
                CHECK(std::fabs(rect.width - first.width) < tolerance);
                CHECK(std::fabs(rect.height - first.height) < tolerance);
            }
        }
    }
}

TEST_CASE("No choice, hover or focus moves anything in a trade-off, a pair or a list") {
    Canvas canvas;
    const ui::Viewport viewport{.width_px = GENERATE(320.0f, 768.0f)};
    for (Page page : {trade_off_page(), pair_page(), fact_page(), fact_page(0), several_page()}) {
        const ui::Frame before = canvas.draw(page, viewport);
        auto& options = std::get<ChoiceGroup>(page.blocks[0]).options;
        for (std::size_t i = 0; i < options.size(); ++i) {
            for (auto& option : options) option.checked = false;
            options[i].checked = true;
            const ui::Frame after = canvas.draw(
                page, viewport,
                {.hovered = options[0].control.id, .focused = options[i].control.id, .focus_visible = true});
            CHECK(after.height_px == before.height_px);
            for (std::size_t k = 0; k < before.controls.size(); ++k) {
                CHECK(after.controls[k].rect.y == before.controls[k].rect.y);
                CHECK(after.controls[k].rect.height == before.controls[k].rect.height);
            }
        }
    }
}

TEST_CASE("A trade-off's ends stand over their sides of the row, and where it is a list, before and after it") {
    Canvas canvas;
    const Page page = trade_off_page();
    const auto& group = std::get<ChoiceGroup>(page.blocks[0]);
    const std::string first = group.options.front().control.id, last = group.options.back().control.id;

    const ui::Frame wide = canvas.draw(page, {.width_px = 768});
    CHECK(rect_of(wide, group.ends[0].name).y == rect_of(wide, group.ends[1].name).y);
    CHECK(rect_of(wide, group.ends[0].text).x < rect_of(wide, group.ends[1].text).x);
    CHECK(rect_of(wide, first).y == rect_of(wide, last).y);
    CHECK(rect_of(wide, first).x < rect_of(wide, last).x);

    const ui::Frame narrow = canvas.draw(page, {.width_px = 320});
    CHECK(rect_of(narrow, group.ends[0].text).y < rect_of(narrow, first).y);
    CHECK(rect_of(narrow, first).y < rect_of(narrow, last).y);
    CHECK(rect_of(narrow, group.ends[1].name).y > rect_of(narrow, last).y);
}

TEST_CASE("The options of a pair stand side by side where there is room, else one below the other") {
    Canvas canvas;
    const ui::Frame wide = canvas.draw(pair_page(), {.width_px = 768}),
                    narrow = canvas.draw(pair_page(), {.width_px = 360});
    CHECK(rect_of(wide, "pair:0").y == rect_of(wide, "pair:1").y);
    CHECK(rect_of(narrow, "pair:0").y < rect_of(narrow, "pair:1").y);
}

TEST_CASE("An answer that stands apart lies below the whole scale and is as wide as the column") {
    Canvas canvas;
    const ui::Frame frame = canvas.draw(fact_page(), {.width_px = GENERATE(320.0f, 768.0f)});
    for (const char* id : {"fact:0", "fact:1", "fact:2", "fact:3"})
        CHECK(rect_of(frame, id).y + rect_of(frame, id).height < rect_of(frame, "fact:4").y);
    CHECK(rect_of(frame, "fact:4").width >= rect_of(frame, "fact:0").width);
}

TEST_CASE("A second question is smaller than the first") {
    Canvas canvas;
    const Page page = trade_off_page();
    const ui::Frame frame = canvas.draw(page, {.width_px = 768});
    const auto size = [&](const Text& text) {
        return std::ranges::find(frame.lines, text.id, &ui::TextLine::text_id)->size_px;
    };
    CHECK(size(std::get<ChoiceGroup>(page.blocks[0]).question) > size(std::get<ChoiceGroup>(page.blocks[1]).question));
}

TEST_CASE("Tracks stand side by side where there is room, and their stages go down in order") {
    Canvas canvas;
    const Page page = report_page();
    const auto& tracks = block_of<Ladders>(page).entries;
    const ui::Frame wide = canvas.draw(page, {.width_px = 768}), narrow = canvas.draw(page, {.width_px = 320});
    CHECK(rect_of(wide, tracks[0].name).y == rect_of(wide, tracks[2].name).y);
    CHECK(rect_of(narrow, tracks[0].name).y < rect_of(narrow, tracks[1].name).y);
    for (const ui::Frame* frame : {&wide, &narrow})
        for (const auto& track : tracks) {
            for (std::size_t i = 1; i < track.stages.size(); ++i)
                CHECK(rect_of(*frame, track.stages[i - 1].name).y < rect_of(*frame, track.stages[i].name).y);
        }
}

TEST_CASE("One to eight tracks keep their words whole at every width") {
    Canvas canvas;
    const float width = GENERATE(280.0f, 480.0f, 768.0f, 1400.0f);
    ExamplePages make;
    Ladders ladders;
    for (int n = 1; n <= 8; ++n) {
        ladders.entries.push_back({make.text("Solution architecture"), 0, {}});
        ladders.entries.back().stages.push_back(
            {make.text("Principal architect"), Ladders::Mark::Now, make.text("you are here")});
        check_page(canvas, {"report", "", "en", {ladders}},
                   {.width_px = width, .text_px = GENERATE_COPY(16.0f, 32.0f)});
    }
}

TEST_CASE("A bar is drawn to its side in its side's colour, and none where there is no answer") {
    Canvas canvas;
    const ui::Theme theme = GENERATE(ui::light_theme(), ui::dark_theme());
    const auto n_of = [&](std::optional<double> value, ImU32 colour) {
        ExamplePages make;
        Bars bars;
        bars.low = make.text("");
        bars.high = make.text("");
        bars.entries.push_back({make.text(""), make.text(""), value, 1.0});
        (void)canvas.draw({"report", "", "en", {bars}}, {.width_px = 600}, {}, theme);
        return std::ranges::count(canvas.list().VtxBuffer, colour, &ImDrawVert::col);
    };
    CHECK(n_of(-0.5, theme.technical) > 0);
    CHECK(n_of(-0.5, theme.people) == 0);
    CHECK(n_of(0.5, theme.people) > 0);
    CHECK(n_of(0.5, theme.technical) == 0);
    CHECK(n_of(std::nullopt, theme.people) + n_of(std::nullopt, theme.technical) == 0);
    CHECK(n_of(0.0, theme.people) + n_of(0.0, theme.technical) == 0);
    CHECK(n_of(0.0, theme.ink_3) > n_of(std::nullopt, theme.ink_3));
}

TEST_CASE("What leads elsewhere is in the accent's colour") {
    Canvas canvas;
    const auto n_accent = [&](const char* url) {
        ExamplePages make;
        List list;
        list.entries.push_back({make.text("About this assessment"), make.text(""), url});
        (void)canvas.draw({"report", "", "en", {list}}, {.width_px = 600});
        return std::ranges::count(canvas.list().VtxBuffer, ui::light_theme().accent, &ImDrawVert::col);
    };
    CHECK(n_accent("") == 0);
    CHECK(n_accent("https://example.org/") > 4);
}

}  // namespace twotrack::blocks_test
