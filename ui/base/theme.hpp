#pragma once

#include <imgui.h>

#include <initializer_list>
#include <vector>

namespace twotrack::ui {

/// All colours and shapes. Blue is technical and orange is people, everywhere; the rest is ink on paper. Text colours
/// have a contrast of at least 4.5:1 on `surface`, the inks also on `raised`. Borders of controls (`line_2`) and the
/// accent have at least 3:1.
struct Theme {
    ImU32 ink, ink_2, ink_3;  ///< text: first, second, third importance
    ImU32 line;               ///< hairlines
    ImU32 line_2;             ///< borders of controls
    ImU32 surface, raised;    ///< the card, and areas that stand out from it
    ImU32 technical, technical_soft;
    ImU32 people, people_soft;
    ImU32 accent, on_accent;  ///< chosen answers and main buttons, and the ink on them
    ImU32 accent_ink;         ///< text in the accent colour, on the surface and on `accent_soft`
    ImU32 accent_soft;
    ImU32 good, good_soft;
    float card_radius_px = 16.0f;
    float option_radius_px = 14.0f;
    float button_radius_px = 11.0f;
};

[[nodiscard]] Theme light_theme();
[[nodiscard]] Theme dark_theme();

/// The colours and shapes that the page around the widget sets. A colour with an alpha of 0 is not given, and neither
/// is a negative radius.
struct ThemeOverride {
    ImU32 accent = 0, surface = 0, ink = 0;
    float radius_px = -1.0f;
};

/// The theme with the page's own colours. The colours that derive from them (ink on the accent, hairlines, raised
/// areas) are mixed from them. The result keeps the contrasts that Theme promises: a colour that breaks one moves
/// towards black or white, as far as necessary. If the given surface is dark and the theme is light, or the other way
/// round, the other theme is the base.
[[nodiscard]] Theme overridden(Theme theme, const ThemeOverride& given);

struct NamedColour {
    const char* name;  ///< "ink", "technical-soft", …
    ImU32 colour;
};
[[nodiscard]] std::vector<NamedColour> named_colours(const Theme& theme);

/// The relative luminance of an opaque colour, 0 to 1, and the contrast of two colours, 1 to 21 (WCAG 2.2).
[[nodiscard]] float luminance(ImU32 colour);
[[nodiscard]] float contrast(ImU32 one, ImU32 other);

/// Moves a colour towards black or white, as little as possible, until it has this contrast to each background. If no
/// such colour has it, the result is black or white.
[[nodiscard]] ImU32 legible(ImU32 colour, std::initializer_list<ImU32> backgrounds, float ratio);

/// A colour of meaning, for words on its own soft area: mixed with some ink, and moved to at least 4.5:1.
[[nodiscard]] ImU32 on_soft(const Theme& theme, ImU32 colour);

/// A mix of two colours and their alphas: `from` at share 0, `to` at share 1.
[[nodiscard]] ImU32 mix(ImU32 from, ImU32 to, float share);
/// The colour with its alpha multiplied by `opacity` (0 to 1).
[[nodiscard]] ImU32 faded(ImU32 colour, float opacity);

}  // namespace twotrack::ui
