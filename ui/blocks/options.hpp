#pragma once

#include <span>

#include "ui/blocks/blocks.hpp"

/// The ways to draw the options of a question. Within each call all hit areas are equal.
namespace twotrack::ui {

inline constexpr float min_target_px = 44.0f;

/// A question and its prompt, as a heading of this level. Returns where what follows begins.
float draw_question(Painter& painter, const Text& question, const Text& prompt, int level, const Column& column);

using Options = std::span<const ChoiceGroup::Option>;

/// What the options' colours say.
enum class Tint {
    Accent,  ///< nothing but which is chosen
    Sides,   ///< the lowest are technical, the highest are for people
};

/// The colours of an option.
struct OptionColours {
    ImU32 fill;  ///< when it is chosen, and of its edge when it is pointed at
    ImU32 edge;
    ImU32 ink;  ///< on the fill
};
[[nodiscard]] OptionColours option_colours(const Theme& theme, Tint tint, std::size_t index, std::size_t n);

/// How large a circle is: they grow towards the ends, so that the direction is seen before it is read.
[[nodiscard]] float option_radius(std::size_t index, std::size_t n, float largest);

/// One circle of a scale with its states.
void draw_option_circle(Painter& painter, const ChoiceGroup::Option& option, ImVec2 centre, float radius,
                        const OptionColours& colours);

/// The width of a cell of the row of circles, or 0 where the cells would be too narrow to hit or for their words.
[[nodiscard]] float scale_row_cell(const Painter& painter, Options options, Tint tint, float width);

/// A row of circles, with the words of both ends and of the chosen one below. Returns its height.
float draw_scale_row(Painter& painter, Options options, Tint tint, float largest_radius, const Column& column,
                     float cell);

/// A scale as a list, one below the other, each with its words beside it. Returns its height.
float draw_scale_list(Painter& painter, Options options, Tint tint, const Column& column);

/// Options that are no scale, as cards with room for a sentence or two; two of them side by side where there is room.
/// Their marks say how many may be chosen: a circle one, a box several, a circle with a number a rank.
/// Returns their height.
float draw_option_cards(Painter& painter, Options options, Selection selection, const Column& column);

}  // namespace twotrack::ui
