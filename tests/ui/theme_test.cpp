#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdint>
#include <ios>
#include <string>
#include <vector>

#include "ui/base/theme.hpp"

namespace twotrack::theme_test {

using namespace twotrack::ui;

namespace {

/// The names of the contrasts that a theme promises but does not keep.
std::vector<std::string> broken_promises(const Theme& theme) {
    std::vector<std::string> broken;
    const auto expect = [&](const char* what, ImU32 one, ImU32 other, float ratio) {
        if (contrast(one, other) < ratio) broken.emplace_back(what);
    };
    for (const ImU32 text : {theme.ink, theme.ink_2, theme.ink_3}) {
        expect("an ink on the surface", text, theme.surface, 4.5f);
        expect("an ink on what is raised", text, theme.raised, 4.5f);
    }
    for (const ImU32 text : {theme.technical, theme.people, theme.good, theme.accent_ink})
        expect("a colour in words", text, theme.surface, 4.5f);
    expect("words on the accent", theme.on_accent, theme.accent, 4.5f);
    expect("the badge's words", theme.accent_ink, theme.accent_soft, 4.5f);
    expect("a control's border", theme.line_2, theme.surface, 3.0f);
    expect("the accent", theme.accent, theme.surface, 3.0f);
    // The names of the map's corners are drawn on coloured areas.
    expect("technical", on_soft(theme, theme.technical), theme.technical_soft, 4.5f);
    expect("people", on_soft(theme, theme.people), theme.people_soft, 4.5f);
    expect("good", on_soft(theme, theme.good), theme.good_soft, 4.5f);
    expect("neither", theme.ink_2, theme.line, 4.5f);
    return broken;
}

}  // namespace

TEST_CASE("Text has a contrast of 4.5 and controls of 3, in both themes") {
    CHECK(broken_promises(light_theme()) == std::vector<std::string>{});
    CHECK(broken_promises(dark_theme()) == std::vector<std::string>{});
}

TEST_CASE("Whatever colours a page gives, text has a contrast of 4.5 and controls of 3") {
    std::uint32_t state = 1;
    const auto any_colour = [&] {
        state = state * 1664525u + 1013904223u;
        const std::uint32_t bits = state >> 7;
        // A third of the colours is not given.
        return bits % 3 == 0 ? 0u : static_cast<ImU32>(bits | IM_COL32_A_MASK);
    };
    for (int i = 0; i < 4000; ++i) {
        const ThemeOverride given{.accent = any_colour(), .surface = any_colour(), .ink = any_colour()};
        INFO(std::hex << given.accent << " on " << given.surface << " with " << given.ink);
        CHECK(broken_promises(overridden(i % 2 ? dark_theme() : light_theme(), given)) == std::vector<std::string>{});
    }
}

TEST_CASE("A colour that can be read stays as it was given") {
    const ImU32 green = IM_COL32(11, 110, 79, 255), cream = IM_COL32(251, 247, 239, 255),
                brown = IM_COL32(59, 47, 37, 255);
    const Theme theme = overridden(light_theme(), {.accent = green, .surface = cream, .ink = brown});
    CHECK(theme.accent == green);
    CHECK(theme.surface == cream);
    CHECK(theme.ink == brown);
    CHECK(legible(green, {cream}, 3.0f) == green);
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

}  // namespace twotrack::theme_test
