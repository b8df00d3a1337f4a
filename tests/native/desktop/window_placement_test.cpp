#include "native/desktop/input/window_placement.hpp"

#include <array>
#include <catch2/catch_test_macros.hpp>

namespace twotrack::window_placement_test {

using namespace twotrack::native;

namespace {

// A laptop's screen with a panel above, and a larger monitor to its right.
constexpr std::array areas{ScreenRect{0, 30, 1280, 770}, ScreenRect{1280, 0, 1920, 1080}};

}  // namespace

TEST_CASE("A placement comes back as it was") {
    for (const bool is_maximised : {false, true}) {
        const WindowPlacement placement{-40, 25, 819.5f, 860, is_maximised};
        CHECK(parse_placement(placement_json(placement)) == placement);
    }
}

TEST_CASE("A damaged placement, or one that no window can have, is not read") {
    const std::string whole = placement_json({10, 20, 820, 860, false});
    for (std::size_t n = 0; n + 1 < whole.size(); ++n) CHECK_FALSE(parse_placement(whole.substr(0, n)));
    for (const char* text : {"[]", "{}", R"({"x": 1, "y": 2, "page_width": 5, "height": 860})",
                             R"({"x": 1, "y": 2, "page_width": 820, "height": 1e300})",
                             R"({"x": "1", "y": 2, "page_width": 820, "height": 860})",
                             R"({"x": 1e300, "y": 2, "page_width": 820, "height": 860})"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_placement(text));
    }
    CHECK(parse_placement(R"({"x": 1, "y": 2, "page_width": 820, "height": 860})"));
}

TEST_CASE("A window that can be seen stays, on one monitor or on two") {
    for (const ScreenRect& window :
         {ScreenRect{0, 30, 820, 700}, ScreenRect{2000, 0, 820, 860}, ScreenRect{1000, 100, 820, 700}})
        CHECK(kept_on_screen(window, areas) == window);
}

TEST_CASE("A window whose monitor is gone comes to the first one, with room for its title bar") {
    CHECK(kept_on_screen({5000, 3000, 820, 700}, areas) == ScreenRect{460, 100, 820, 700});
    CHECK(kept_on_screen({-5000, -3000, 820, 700}, areas) == ScreenRect{0, 70, 820, 700});
    CHECK(kept_on_screen({2000, 100, 820, 860}, std::span(areas).first(1)) == ScreenRect{460, 30, 820, 770});
}

TEST_CASE("A window that is partly out of sight moves into the monitor that shows most of it") {
    CHECK(kept_on_screen({2800, 500, 820, 860}, areas) == ScreenRect{2380, 220, 820, 860});
    CHECK(kept_on_screen({-100, 30, 820, 700}, areas) == ScreenRect{0, 30, 820, 700});
    CHECK(kept_on_screen({0, 30, 4000, 2000}, areas) == ScreenRect{1280, 0, 1920, 1080});
    CHECK(kept_on_screen({7, 8, 9, 10}, {}) == ScreenRect{7, 8, 9, 10});
}

}  // namespace twotrack::window_placement_test
