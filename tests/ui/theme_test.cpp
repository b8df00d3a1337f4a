#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>

#include "ui/theme.hpp"

using namespace twotrack::ui;

TEST_CASE("Text has a contrast of 4.5 and controls of 3, in both themes") {
    const Theme theme = GENERATE(light_theme(), dark_theme());
    for (const ImU32 text : {theme.ink, theme.ink_2, theme.ink_3}) {
        CHECK(contrast(text, theme.surface) >= 4.5f);
        CHECK(contrast(text, theme.raised) >= 4.5f);
    }
    for (const ImU32 text : {theme.technical, theme.people, theme.good}) CHECK(contrast(text, theme.surface) >= 4.5f);
    CHECK(contrast(theme.on_accent, theme.accent) >= 4.5f);
    CHECK(contrast(theme.line_2, theme.surface) >= 3.0f);
    CHECK(contrast(theme.accent, theme.surface) >= 3.0f);
    // The map's corners are named on their areas.
    CHECK(contrast(on_soft(theme, theme.technical), theme.technical_soft) >= 4.5f);
    CHECK(contrast(on_soft(theme, theme.people), theme.people_soft) >= 4.5f);
    CHECK(contrast(on_soft(theme, theme.good), theme.good_soft) >= 4.5f);
    CHECK(contrast(theme.ink_2, theme.line) >= 4.5f);
}

TEST_CASE("Contrast is WCAG's") {
    CHECK(std::fabs(contrast(IM_COL32_BLACK, IM_COL32_WHITE) - 21.0f) < 1e-3f);
    CHECK(std::fabs(contrast(IM_COL32(119, 119, 119, 255), IM_COL32_WHITE) - 4.478f) < 1e-3f);
}

TEST_CASE("A colour of the page's own carries what follows from it") {
    const Theme given = overridden(light_theme(), {.accent = IM_COL32(255, 220, 0, 255)});
    CHECK(contrast(given.on_accent, given.accent) >= 4.5f);
    CHECK(given.surface == light_theme().surface);

    const Theme night =
        overridden(light_theme(), {.surface = IM_COL32(20, 20, 30, 255), .ink = IM_COL32(240, 240, 240, 255)});
    CHECK(contrast(night.ink_2, night.surface) >= 4.5f);
    CHECK(contrast(night.ink_3, night.surface) >= 4.5f);
    CHECK(contrast(night.line_2, night.surface) >= 3.0f);

    CHECK(overridden(light_theme(), {.radius_px = 0}).button_radius_px == 0);
    CHECK(overridden(light_theme(), {}).card_radius_px == light_theme().card_radius_px);
}

TEST_CASE("Mixing goes from one colour to the other, and fading takes alpha alone") {
    CHECK(mix(IM_COL32_BLACK, IM_COL32_WHITE, 0) == IM_COL32_BLACK);
    CHECK(mix(IM_COL32_BLACK, IM_COL32_WHITE, 1) == IM_COL32_WHITE);
    CHECK(mix(IM_COL32(0, 100, 0, 255), IM_COL32(100, 0, 0, 255), 0.5f) == IM_COL32(50, 50, 0, 255));
    CHECK(faded(IM_COL32(1, 2, 3, 200), 0.5f) == IM_COL32(1, 2, 3, 100));
}
