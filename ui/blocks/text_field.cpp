#include "ui/blocks/options.hpp"

namespace twotrack::ui {

/// Draws the field's frame, with room for its lines. The host lays its own text control over the frame, because only
/// that control knows the caret, the selection and the keyboard's composition.
float draw_block(Painter& painter, const TextField& field, const Column& column) {
    constexpr float n_lines = 4.0f, line_height = 1.5f, inset = 12.0f;
    const Theme& theme = painter.theme;
    const float y = draw_question(painter, field.control.label, field.prompt, 1, column);
    const Rect rect{column.x, y, column.width, painter.em(n_lines * line_height) + 2 * inset};
    const ControlState state = painter.state_of(field.control);
    painter.fill(rect, theme.surface, theme.option_radius_px);
    painter.border(rect, state.hovered ? theme.accent : theme.line_2, 1.0f, theme.option_radius_px);
    painter.control(field.control, rect);
    if (state.focus_ring) painter.focus_ring(rect, theme.option_radius_px);
    return y + rect.height - column.y;
}

}  // namespace twotrack::ui
