#pragma once

#include "core/page/page.hpp"
#include "ui/paint/painter.hpp"

namespace twotrack::ui {

/// The space of a block: its top left is at (x, y), and it is as high as it needs to be.
struct Column {
    float x = 0, y = 0, width = 0;
};

// Each draws one block into the column and returns the block's height.
float draw_block(Painter& painter, const Badge& badge, const Column& column);
float draw_block(Painter& painter, const Heading& heading, const Column& column);
float draw_block(Painter& painter, const Paragraph& paragraph, const Column& column);
float draw_block(Painter& painter, const Notes& notes, const Column& column);
float draw_block(Painter& painter, const Progress& progress, const Column& column);
float draw_block(Painter& painter, const ChoiceGroup& group, const Column& column);
float draw_block(Painter& painter, const TextField& field, const Column& column);
float draw_block(Painter& painter, const Buttons& buttons, const Column& column);
float draw_block(Painter& painter, const Footer& footer, const Column& column);
float draw_block(Painter& painter, const Gauge& gauge, const Column& column);
float draw_block(Painter& painter, const TraitMap& map, const Column& column);
float draw_block(Painter& painter, const Measures& measures, const Column& column);
float draw_block(Painter& painter, const Bars& bars, const Column& column);
float draw_block(Painter& painter, const Ladders& ladders, const Column& column);
float draw_block(Painter& painter, const List& list, const Column& column);
float draw_block(Painter& painter, const Review& review, const Column& column);

/// The size of a button: as wide as its label needs, up to `max_width`, but at least `min_target_px` each way.
[[nodiscard]] Size button_size(const Painter& painter, const Button& button, float max_width);
/// Draws a button and records its hit area.
void draw_button(Painter& painter, const Button& button, const Rect& rect);

}  // namespace twotrack::ui
