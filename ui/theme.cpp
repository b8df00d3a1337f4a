#include "ui/theme.hpp"

#include <algorithm>
#include <cmath>

#include "core/elementary.hpp"

namespace twotrack::ui {
namespace {

/// 0xRRGGBB, opaque, in ImGui's order of bytes.
constexpr ImU32 rgb(unsigned hex) { return IM_COL32((hex >> 16) & 255, (hex >> 8) & 255, hex & 255, 255); }

unsigned channel(ImU32 colour, int shift) { return (colour >> shift) & 255; }

}  // namespace

Theme light_theme() {
    Theme theme;
    theme.ink = rgb(0x1c2230);
    theme.ink_2 = rgb(0x4d5668);
    theme.ink_3 = rgb(0x667085);
    theme.line = rgb(0xdfe3ea);
    theme.line_2 = rgb(0x8a93a3);
    theme.surface = rgb(0xffffff);
    theme.raised = rgb(0xf6f7fa);
    theme.technical = rgb(0x2f5fd0);
    theme.technical_soft = rgb(0xe6edfb);
    theme.people = rgb(0xc2500a);
    theme.people_soft = rgb(0xfcebdf);
    theme.accent = rgb(0x2f5fd0);
    theme.on_accent = rgb(0xffffff);
    theme.good = rgb(0x1f7a4d);
    theme.good_soft = rgb(0xdfeae7);
    return theme;
}

Theme dark_theme() {
    Theme theme;
    theme.ink = rgb(0xe9edf5);
    theme.ink_2 = rgb(0xb4bdcd);
    theme.ink_3 = rgb(0x95a0b3);
    theme.line = rgb(0x313847);
    theme.line_2 = rgb(0x6d788d);
    theme.surface = rgb(0x171b24);
    theme.raised = rgb(0x1f2531);
    theme.technical = rgb(0x86a8f7);
    theme.technical_soft = rgb(0x223052);
    theme.people = rgb(0xf3a06a);
    theme.people_soft = rgb(0x472c1a);
    theme.accent = rgb(0x86a8f7);
    theme.on_accent = rgb(0x0e1420);
    theme.good = rgb(0x6cc79b);
    theme.good_soft = rgb(0x1e3733);
    return theme;
}

Theme overridden(Theme theme, const ThemeOverride& given) {
    const auto is_given = [](ImU32 colour) { return (colour & IM_COL32_A_MASK) != 0; };
    if (is_given(given.surface)) theme.surface = given.surface | IM_COL32_A_MASK;
    if (is_given(given.ink)) theme.ink = given.ink | IM_COL32_A_MASK;
    if (is_given(given.surface) || is_given(given.ink)) {
        theme.ink_2 = mix(theme.ink, theme.surface, 0.22f);
        theme.ink_3 = mix(theme.ink, theme.surface, 0.34f);
        theme.line_2 = mix(theme.ink, theme.surface, 0.5f);
        theme.line = mix(theme.ink, theme.surface, 0.86f);
        theme.raised = mix(theme.ink, theme.surface, 0.96f);
    }
    if (is_given(given.accent)) {
        theme.accent = given.accent | IM_COL32_A_MASK;
        const ImU32 white = rgb(0xffffff), black = rgb(0x0e1420);
        theme.on_accent = contrast(theme.accent, white) >= contrast(theme.accent, black) ? white : black;
    }
    if (given.radius_px >= 0) {
        theme.card_radius_px = given.radius_px;
        theme.option_radius_px = given.radius_px * 14.0f / 16.0f;
        theme.button_radius_px = given.radius_px * 11.0f / 16.0f;
    }
    return theme;
}

std::vector<NamedColour> named_colours(const Theme& theme) {
    return {{"ink", theme.ink},
            {"ink-2", theme.ink_2},
            {"ink-3", theme.ink_3},
            {"line", theme.line},
            {"line-2", theme.line_2},
            {"surface", theme.surface},
            {"raised", theme.raised},
            {"technical", theme.technical},
            {"technical-soft", theme.technical_soft},
            {"people", theme.people},
            {"people-soft", theme.people_soft},
            {"accent", theme.accent},
            {"on-accent", theme.on_accent},
            {"good", theme.good},
            {"good-soft", theme.good_soft}};
}

float luminance(ImU32 colour) {
    const auto linear = [&](int shift) {
        const float c = static_cast<float>(channel(colour, shift)) / 255.0f;
        return c <= 0.04045f ? c / 12.92f : static_cast<float>(exponential(2.4 * logarithm((c + 0.055) / 1.055)));
    };
    return 0.2126f * linear(IM_COL32_R_SHIFT) + 0.7152f * linear(IM_COL32_G_SHIFT) + 0.0722f * linear(IM_COL32_B_SHIFT);
}

float contrast(ImU32 one, ImU32 other) {
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
    return (lighter + 0.05f) / (darker + 0.05f);
}

ImU32 on_soft(const Theme& theme, ImU32 colour) { return mix(colour, theme.ink, 0.2f); }

ImU32 mix(ImU32 from, ImU32 to, float share) {
    const float part = std::clamp(share, 0.0f, 1.0f);
    ImU32 result = 0;
    for (const int shift : {IM_COL32_R_SHIFT, IM_COL32_G_SHIFT, IM_COL32_B_SHIFT, IM_COL32_A_SHIFT}) {
        const auto a = static_cast<float>(channel(from, shift)), b = static_cast<float>(channel(to, shift));
        result |= static_cast<ImU32>(std::lround(a + (b - a) * part)) << shift;
    }
    return result;
}

ImU32 faded(ImU32 colour, float opacity) {
    const auto alpha = static_cast<float>(channel(colour, IM_COL32_A_SHIFT)) * std::clamp(opacity, 0.0f, 1.0f);
    return (colour & ~IM_COL32_A_MASK) | (static_cast<ImU32>(std::lround(alpha)) << IM_COL32_A_SHIFT);
}

}  // namespace twotrack::ui
