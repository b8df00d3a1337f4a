#pragma once

#include <imgui.h>

#include <initializer_list>
#include <vector>

namespace twotrack::ui {

/// Colours and shapes, in one place. Blue is technical, orange is people, everywhere; the rest is ink on paper.
/// Text colours have at least 4.5:1 on `surface` (the inks also on `raised`), control borders (`line_2`) and the accent
/// at least 3:1.
struct Theme {
    ImU32 ink, ink_2, ink_3;  ///< text: first, second, third importance
    ImU32 line;               ///< hairlines
    ImU32 line_2;             ///< borders of controls
    ImU32 surface, raised;    ///< the card, and what stands out from it
    ImU32 technical, technical_soft;
    ImU32 people, people_soft;
    ImU32 accent, on_accent;  ///< what is chosen or leads on, and the ink on it
    ImU32 accent_ink;         ///< the accent in words, on the surface and on `accent_soft`
    ImU32 accent_soft;
    ImU32 good, good_soft;
    float card_radius_px = 16.0f;
    float option_radius_px = 14.0f;
    float button_radius_px = 11.0f;
};

[[nodiscard]] Theme light_theme();
[[nodiscard]] Theme dark_theme();

/// What the page that we are on says of colours and shapes. A colour with an alpha of 0 is not given, nor is a negative
/// radius.
struct ThemeOverride {
    ImU32 accent = 0, surface = 0, ink = 0;
    float radius_px = -1.0f;
};

/// The theme with the page's own colours; what follows from them (ink on the accent, hairlines, what is raised) is
/// mixed anew. Whatever they are, the contrasts that Theme promises hold: a colour that breaks one is moved towards
/// black or white as far as it takes. On a surface that is darker or lighter than the theme's the other theme's colours
/// of meaning are taken.
[[nodiscard]] Theme overridden(Theme theme, const ThemeOverride& given);

struct NamedColour {
    const char* name;  ///< "ink", "technical-soft", …
    ImU32 colour;
};
[[nodiscard]] std::vector<NamedColour> named_colours(const Theme& theme);

/// Relative luminance of an opaque colour, 0 to 1, and the contrast of two, 1 to 21 (WCAG 2.2).
[[nodiscard]] float luminance(ImU32 colour);
[[nodiscard]] float contrast(ImU32 one, ImU32 other);

/// The colour, moved towards black or white as little as it takes to have this contrast to each of the backgrounds (or
/// as much of it as there is).
[[nodiscard]] ImU32 legible(ImU32 colour, std::initializer_list<ImU32> backgrounds, float ratio);

/// A colour of meaning, for words on its own soft area: deepened towards the ink, to at least 4.5:1.
[[nodiscard]] ImU32 on_soft(const Theme& theme, ImU32 colour);

/// `from` moved by `share` (0 to 1) of the way to `to`; alpha too.
[[nodiscard]] ImU32 mix(ImU32 from, ImU32 to, float share);
/// The colour with its alpha multiplied by `opacity` (0 to 1).
[[nodiscard]] ImU32 faded(ImU32 colour, float opacity);

}  // namespace twotrack::ui
