#include "ui/base/theme.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/elementary.hpp"

namespace twotrack::ui {
namespace {

/// Converts 0xRRGGBB to an opaque colour in ImGui's byte order.
constexpr ImU32 rgb(unsigned hex) { return IM_COL32((hex >> 16) & 255, (hex >> 8) & 255, hex & 255, 255); }

unsigned channel(ImU32 colour, int shift) { return (colour >> shift) & 255; }

constexpr float text_contrast = 4.5f, control_contrast = 3.0f;

bool is_given(ImU32 colour) { return (colour & IM_COL32_A_MASK) != 0; }
bool is_dark(ImU32 colour) { return luminance(colour) < 0.18f; }

constexpr ImU32 white = rgb(0xffffff), black = rgb(0x000000), soft_black = rgb(0x0e1420);

/// Black or white, whichever has more contrast to the background: at least 4.58:1.
ImU32 far_from(ImU32 background) { return contrast(white, background) >= contrast(black, background) ? white : black; }

/// The first mix on the way from `colour` to `target` that is good, or `target` if none is good.
template <class IsGood>
ImU32 moved_until(IsGood is_good, ImU32 colour, ImU32 target) {
    constexpr int n_steps = 32;
    ImU32 result = colour;
    for (int step = 1; step <= n_steps && !is_good(result); ++step)
        result = mix(colour, target, static_cast<float>(step) / n_steps);
    return result;
}

/// The surface mixed with a share of a colour; with less of it if words on the mix would be illegible.
ImU32 tinted(ImU32 surface, ImU32 colour, float share) {
    const ImU32 words = far_from(surface);
    return moved_until([&](ImU32 tint) { return contrast(words, tint) >= text_contrast; }, mix(surface, colour, share),
                       surface);
}

/// Sets the accent and the colours that derive from it.
void set_accent(Theme& theme, ImU32 given) {
    const auto ink_on = [](ImU32 accent) {
        return contrast(accent, white) >= contrast(accent, soft_black) ? white : soft_black;
    };
    theme.accent = moved_until(
        [&](ImU32 accent) {
            return contrast(accent, theme.surface) >= control_contrast &&
                   contrast(accent, ink_on(accent)) >= text_contrast;
        },
        given, far_from(theme.surface));
    theme.on_accent = ink_on(theme.accent);
    theme.accent_soft = tinted(theme.surface, theme.accent, 0.12f);
    theme.accent_ink = legible(theme.accent, {theme.surface, theme.accent_soft}, text_contrast);
}

/// Sets the surface, the lines and the inks, and makes the colours of meaning legible on the surface.
void set_paper(Theme& theme, ImU32 surface, ImU32 ink) {
    theme.surface = surface;
    theme.raised = tinted(surface, ink, 0.04f);
    theme.line = tinted(surface, ink, 0.14f);
    theme.ink = legible(ink, {surface, theme.raised, theme.line}, text_contrast);
    theme.ink_2 = legible(mix(theme.ink, surface, 0.22f), {surface, theme.raised, theme.line}, text_contrast);
    theme.ink_3 = legible(mix(theme.ink, surface, 0.34f), {surface, theme.raised}, text_contrast);
    theme.line_2 = legible(mix(theme.ink, surface, 0.5f), {surface}, control_contrast);
    for (const auto& [colour, soft] : {std::pair{&theme.technical, &theme.technical_soft},
                                       {&theme.people, &theme.people_soft},
                                       {&theme.good, &theme.good_soft}}) {
        *colour = legible(*colour, {surface}, text_contrast);
        *soft = tinted(surface, *colour, 0.14f);
    }
}

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
    set_accent(theme, rgb(0x2f5fd0));
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
    set_accent(theme, rgb(0x86a8f7));
    theme.good = rgb(0x6cc79b);
    theme.good_soft = rgb(0x1e3733);
    return theme;
}

Theme overridden(Theme theme, const ThemeOverride& given) {
    if (is_given(given.surface) && is_dark(given.surface) != is_dark(theme.surface))
        theme = is_dark(given.surface) ? dark_theme() : light_theme();
    if (is_given(given.surface) || is_given(given.ink))
        set_paper(theme, is_given(given.surface) ? given.surface | IM_COL32_A_MASK : theme.surface,
                  is_given(given.ink) ? given.ink | IM_COL32_A_MASK : theme.ink);
    if (is_given(given.accent) || is_given(given.surface))
        set_accent(theme, is_given(given.accent) ? given.accent | IM_COL32_A_MASK : theme.accent);
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
            {"accent-ink", theme.accent_ink},
            {"accent-soft", theme.accent_soft},
            {"technical-ink", on_soft(theme, theme.technical)},
            {"people-ink", on_soft(theme, theme.people)},
            {"good", theme.good},
            {"good-ink", on_soft(theme, theme.good)},
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

ImU32 legible(ImU32 colour, std::initializer_list<ImU32> backgrounds, float ratio) {
    const auto least = [&](ImU32 candidate) {
        float result = 21.0f;
        for (const ImU32 background : backgrounds) result = std::min(result, contrast(candidate, background));
        return result;
    };
    return moved_until([&](ImU32 candidate) { return least(candidate) >= ratio; }, colour,
                       least(white) >= least(black) ? white : black);
}

ImU32 on_soft(const Theme& theme, ImU32 colour) {
    const ImU32 soft = colour == theme.technical ? theme.technical_soft
                       : colour == theme.people  ? theme.people_soft
                                                 : theme.good_soft;
    return legible(mix(colour, theme.ink, 0.2f), {soft}, text_contrast);
}

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
