#pragma once

#include <span>

#include "ui/blocks/blocks.hpp"

/// How the options of a question are drawn. All hit areas of one call have the same size.
namespace twotrack::ui {

inline constexpr float min_target_px = 44.0f;

/// Draws a question and its prompt as a heading of this level. Returns the y at which the next part begins.
float draw_question(Painter& painter, const Text& question, const Text& prompt, int level, const Column& column);

using Options = std::span<const ChoiceGroup::Option>;

/// What the colours of the options tell.
enum class Tint {
    Accent,  ///< only which option is chosen
    Sides,   ///< low options are technical, high options are people
};

/// The colours of an option.
struct OptionColours {
    ImU32 fill;  ///< of a chosen option, and of the edge under the pointer
    ImU32 edge;
    ImU32 ink;  ///< on the fill
};
[[nodiscard]] OptionColours option_colours(const Theme& theme, Tint tint, std::size_t index, std::size_t n);

/// The radius of a circle. The circles grow towards the ends: people see the direction before they read it.
[[nodiscard]] float option_radius(std::size_t index, std::size_t n, float largest);

/// Draws one circle of a scale in its current state.
void draw_option_circle(Painter& painter, const ChoiceGroup::Option& option, ImVec2 centre, float radius,
                        const OptionColours& colours);

/// The width of a cell in the row of circles; 0 if the cells would be too narrow to hit or to hold their words.
[[nodiscard]] float scale_row_cell(const Painter& painter, Options options, Tint tint, float width);

/// Draws a row of circles, with the words of both ends and of the chosen option below. Returns its height.
float draw_scale_row(Painter& painter, Options options, Tint tint, float largest_radius, const Column& column,
                     float cell);

/// Draws a scale as a list, with the words of each option beside its circle. Returns its height.
float draw_scale_list(Painter& painter, Options options, Tint tint, const Column& column);

/// Draws options that form no scale as cards, with room for a sentence or two. Two options, of which one can be chosen,
/// stand side by side if there is room. The marks show how many options can be chosen: a circle for one, a box for
/// several, a circle with a number for a ranking. Returns the height of all cards.
float draw_option_cards(Painter& painter, Options options, Selection selection, const Column& column);

}  // namespace twotrack::ui
