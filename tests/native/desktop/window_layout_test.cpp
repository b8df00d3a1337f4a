#include "native/desktop/window_layout.hpp"

#include <catch2/catch_test_macros.hpp>

#include "native/desktop/panel/panel.hpp"

namespace twotrack::window_layout_test {

using namespace twotrack::native;

namespace {

FileFault six_mistakes() {
    FileFault fault{"a.json", {}, {}};
    for (int line = 1; line <= 6; ++line) fault.diagnostics.push_back({"rule", {line, 1, ""}, "Oh no."});
    return fault;
}

/// 40 px for each line of the banner, whatever its width.
float height_of(const Banner& banner, float) { return 40.0f * static_cast<float>(1 + banner.lines.size()); }

WindowLayout with_banner(float window_height) {
    const FileFault fault = six_mistakes();
    return lay_out_window({800, window_height}, false, &fault, Absence::None, height_of);
}

}  // namespace

TEST_CASE("Without panel and banner the page has the whole window") {
    const WindowLayout layout = lay_out_window({800, 600}, false, nullptr, Absence::None, height_of);
    CHECK(layout.page.width == 800);
    CHECK(layout.page.height == 600);
    CHECK(layout.panel_px == 0);
    CHECK(layout.banner_px == 0);
    CHECK(layout.banner.lines.empty());
}

TEST_CASE("The panel is narrower where the page would be too narrow, but not too narrow to be read") {
    const auto panel_px = [](float window_width) {
        const WindowLayout layout = lay_out_window({window_width, 600}, true, nullptr, Absence::None, height_of);
        CHECK(layout.page.width == window_width - layout.panel_px);
        return layout.panel_px;
    };
    CHECK(panel_px(1280) == panel_width_px);
    CHECK(panel_px(680) == panel_width_px);
    CHECK(panel_px(600) == 320);
    CHECK(panel_px(400) == 200);
}

TEST_CASE("The banner names fewer mistakes where the window is low, and one at least") {
    // Its title, its mistakes, and how many more there are.
    CHECK(with_banner(1000).banner.lines.size() == 5);
    CHECK(with_banner(700).banner.lines.size() == 4);
    CHECK(with_banner(600).banner.lines.size() == 3);
    CHECK(with_banner(100).banner.lines.size() == 2);
}

TEST_CASE("The banner takes its height from the page and is measured at the page's width") {
    const FileFault fault = six_mistakes();
    float measured_at_px = 0;
    const WindowLayout layout =
        lay_out_window({1000, 1000}, true, &fault, Absence::None, [&](const Banner& banner, float width_px) {
            measured_at_px = width_px;
            return height_of(banner, width_px);
        });
    CHECK(measured_at_px == layout.page.width);
    CHECK(layout.banner_px == 240);
    CHECK(layout.page.height == 760);
    CHECK(layout.window.height == 1000);
}

}  // namespace twotrack::window_layout_test
