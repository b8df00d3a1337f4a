#include <algorithm>

#include "ui/blocks/blocks.hpp"
#include "ui/blocks/options.hpp"

namespace twotrack::ui {
namespace {

constexpr float button_padding_px = 20.0f;
constexpr float arrow_room = 20.0f;

bool has_arrow(const Button& button) { return std::holds_alternative<Back>(button.control.action); }

TextStyle label_style(const Painter& painter, const Button& button) {
    const Theme& theme = painter.theme;
    const ImU32 colours[] = {theme.on_accent, theme.ink, theme.ink_2};
    return {.size_em = 0.94f,
            .weight = Weight::Semibold,
            .colour = colours[static_cast<int>(button.emphasis)],
            .line_height = 1.3f};
}

ImU32 fill_of(const Theme& theme, Emphasis emphasis, const ControlState& state) {
    const float deepening = state.pressed ? 0.16f : state.hovered ? 0.08f : 0.0f;
    if (emphasis == Emphasis::Primary) {
        // The fill moves away from the colour of the label, which stays legible.
        const bool towards_ink = contrast(theme.on_accent, theme.ink) >= contrast(theme.on_accent, theme.surface);
        return mix(theme.accent, towards_ink ? theme.ink : theme.surface, deepening);
    }
    return mix(theme.surface, theme.ink, deepening);
}

}  // namespace

Size button_size(const Painter& painter, const Button& button, float max_width) {
    const float extra = 2 * button_padding_px + (has_arrow(button) ? arrow_room : 0.0f);
    const Size label = painter.measure(button.control.label.string, label_style(painter, button), max_width - extra);
    return {std::max(min_target_px, std::min(max_width, painter.snap(label.width + extra + 0.5f))),
            std::max(min_target_px, painter.snap(label.height + 20.0f))};
}

void draw_button(Painter& painter, const Button& button, const Rect& rect) {
    const Theme& theme = painter.theme;
    const ControlState state = painter.state_of(button.control);
    const bool at_rest = !state.hovered && !state.pressed;
    if (button.emphasis != Emphasis::Quiet || !at_rest)
        painter.fill(rect, fill_of(theme, button.emphasis, state), theme.button_radius_px);
    if (button.emphasis == Emphasis::Secondary) painter.border(rect, theme.line_2, 1.0f, theme.button_radius_px);

    const TextStyle style = label_style(painter, button);
    float x = rect.x + button_padding_px, width = rect.width - 2 * button_padding_px;
    const float middle = rect.y + rect.height / 2;
    if (has_arrow(button)) {
        const ImVec2 tip = {x + 1.0f, middle};
        const ImVec2 shaft[] = {{x + 12.0f, middle}, tip};
        const ImVec2 head[] = {{tip.x + 4.5f, middle - 4.5f}, tip, {tip.x + 4.5f, middle + 4.5f}};
        painter.polyline(shaft, style.colour, 1.5f);
        painter.polyline(head, style.colour, 1.5f);
        x += arrow_room;
        width -= arrow_room;
    }
    TextStyle centred = style;
    centred.align = Align::Centre;
    const float height = painter.measure(button.control.label.string, style, width + 0.5f).height;
    painter.text(button.control.label, centred, x, middle - height / 2, width + 0.5f);
    painter.control(button.control, rect);
    if (state.focus_ring) painter.focus_ring(rect, theme.button_radius_px);
}

float draw_block(Painter& painter, const Buttons& buttons, const Column& column) {
    constexpr float gap = 12.0f;
    float x = column.x, y = column.y, row = 0.0f;
    for (const Button& button : buttons.buttons) {
        const Size size = button_size(painter, button, column.width);
        if (x > column.x && x + size.width > column.x + column.width) {
            x = column.x;
            y += row + gap;
            row = 0.0f;
        }
        draw_button(painter, button, {x, y, size.width, size.height});
        x += size.width + gap;
        row = std::max(row, size.height);
    }
    return y + row - column.y;
}

float draw_block(Painter& painter, const Footer& footer, const Column& column) {
    constexpr float gap = 12.0f;
    const TextStyle hint_style{.size_em = 0.88f, .colour = painter.theme.ink_3, .align = Align::Centre};
    const Size back = button_size(painter, footer.back, column.width);
    const Size forward = button_size(painter, footer.forward, column.width);
    const bool stacked = back.width + gap + forward.width > column.width;
    const float row = std::max(back.height, forward.height);
    const float forward_y = column.y + (stacked ? back.height + gap : (row - forward.height) / 2);
    // A quiet button has no visible edge: its label, not its hit area, lines up with the column.
    const float back_x = footer.back.emphasis == Emphasis::Quiet ? column.x - button_padding_px + 4.0f : column.x;
    const float forward_x = column.x + column.width - forward.width +
                            (footer.forward.emphasis == Emphasis::Quiet ? button_padding_px - 4.0f : 0.0f);
    draw_button(painter, footer.back,
                {back_x, column.y + (stacked ? 0.0f : (row - back.height) / 2), back.width, back.height});

    // The hint is about the keyboard. A screen without room beside the buttons rarely has one.
    const Size hint = painter.measure(footer.hint.string, hint_style, column.width);
    const float taken = 2 * std::max(back.width, forward.width) + 2 * gap;
    if (column.width >= painter.em(26) && hint.width + taken <= column.width)
        painter.text(footer.hint, hint_style, column.x, column.y + (row - hint.height) / 2, column.width);
    draw_button(painter, footer.forward, {forward_x, forward_y, forward.width, forward.height});
    return stacked ? forward_y + forward.height - column.y : row;
}

}  // namespace twotrack::ui
