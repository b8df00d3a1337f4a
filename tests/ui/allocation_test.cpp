// Heap allocations of drawing: none once a page has been drawn. Linked with core/allocation_test.cpp into an executable
// whose operator new counts.
#include <imgui.h>

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>

#include "tests/support/cpp/allocations.hpp"
#include "tests/support/cpp/example_page.hpp"
#include "tests/ui/support/canvas.hpp"
#include "tests/ui/support/stage.hpp"

namespace twotrack::allocation_test {

using test::allocations_in;

namespace {

/// ImGui allocates through functions of its own.
void count_what_imgui_takes() {
    ImGui::SetAllocatorFunctions(
        [](std::size_t size, void*) {
            test::count_allocation();
            return std::malloc(size);
        },
        [](void* memory, void*) { std::free(memory); });
}

/// A page of every kind: those of the career track, and handmade ones.
std::vector<Page> pages_of_every_kind() {
    std::vector<Page> pages = test::every_page();
    for (Page& page : test::example_pages()) pages.push_back(std::move(page));
    return pages;
}

/// How many times a page's second, identical drawing asks for memory.
std::size_t allocations_of_second_drawing(const Page& page, const ui::Viewport& viewport,
                                          const ui::Interaction& interaction) {
    test::Canvas canvas;
    ui::Frame frame = canvas.draw(page, viewport, interaction);
    return allocations_in(
        [&] { frame = canvas.draw(page, viewport, interaction, ui::light_theme(), std::move(frame)); });
}

}  // namespace

TEST_CASE("The counter sees what ImGui asks for") {
    count_what_imgui_takes();
    CHECK(allocations_in([] { const test::Canvas canvas; }) > 0);
    const Page page = test::report_page();
    CHECK(allocations_in([&] { static_cast<void>(test::Canvas().draw(page, {})); }) > 0);
}

TEST_CASE("A page of any kind that has been drawn is drawn again without an allocation, at any width and density") {
    count_what_imgui_takes();
    for (const Page& page : pages_of_every_kind())
        for (const float width : {320.0f, 360.0f, 768.0f, 1280.0f})
            for (const float density : {1.0f, 1.5f}) {
                INFO("page " << page.id << " at " << width << " px, density " << density);
                CHECK(allocations_of_second_drawing(page, {.width_px = width, .density = density}, {}) == 0);
            }
}

TEST_CASE("Nor does a page allocate while it comes in, or while someone points at it, presses it or is in it") {
    count_what_imgui_takes();
    for (const Page& page : pages_of_every_kind())
        for (const Control* control : controls_of(page)) {
            INFO("page " << page.id << ", control " << control->id);
            const ui::Interaction interaction{.hovered = control->id,
                                              .pressed = control->id,
                                              .focused = control->id,
                                              .focus_visible = true,
                                              .motion = {.page_ms = 40, .choice_ms = 40, .chosen = control->id}};
            CHECK(allocations_of_second_drawing(page, {.width_px = 360}, interaction) == 0);
        }
}

TEST_CASE("The frames of an arrival need no more room than its first") {
    count_what_imgui_takes();
    for (const Page& page : pages_of_every_kind()) {
        INFO("page " << page.id);
        test::Canvas canvas;
        ui::Interaction interaction{.motion = {.page_ms = 0}};
        ui::Frame frame = canvas.draw(page, {}, interaction);
        CHECK(allocations_in([&] {
                  for (interaction.motion.page_ms = 20; frame.moving; interaction.motion.page_ms += 20)
                      frame = canvas.draw(page, {}, interaction, ui::light_theme(), std::move(frame));
              }) == 0);
    }
}

}  // namespace twotrack::allocation_test
