#include "native/desktop/view/page_view.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

#include "core/base/utf8.hpp"
#include "native/desktop/view/field_view.hpp"
#include "native/desktop/view/focus_order.hpp"
#include "native/desktop/view/link_view.hpp"

namespace twotrack::native {
namespace {

constexpr float widest_card_px = 840.0f;
constexpr float narrowest_card_px = 280.0f;  // see ui::Viewport
constexpr float wheel_step_px = 64.0f;
constexpr float arrow_step_px = 40.0f;
constexpr float page_share = 0.875f;  // of the window's height: some lines stay in sight
constexpr float status_room_px = 32.0f;
constexpr float end_px = 1e9f;

float margin_px(WindowSize window) { return window.width < 480.0f ? 12.0f : 24.0f; }

/// How far below the margin a page begins if the window has room. All such pages begin at the same height, which keeps
/// the content in place on the way to the next page.
float drop_px(WindowSize window, float page_height) {
    const float wanted = std::clamp((window.height - 560.0f) / 4, 0.0f, 96.0f);
    return std::floor(std::clamp(window.height - 2 * margin_px(window) - page_height, 0.0f, wanted));
}

bool has_control(const Page& page, std::string_view id) { return find_control(page, id) || find_link(page, id); }

}  // namespace

/// The effect of each kind of input.
struct PageView::Handler {
    using OptionalActivation = std::optional<Activation>;
    PageView& view;

    OptionalActivation operator()(const PointerMoved& moved) const {
        view.pointer_ = moved;
        view.update_hovered();
        if (view.editor_ && view.held_ == view.editor_->control()) view.place_caret(true);
        return std::nullopt;
    }

    OptionalActivation operator()(const PointerLeft&) const {
        view.pointer_.reset();
        view.update_hovered();
        return std::nullopt;
    }

    OptionalActivation operator()(const PointerPressed& pressed) const {
        view.held_ = view.hovered_;
        view.focus(view.hovered_, Means::Pointer);
        if (!view.editor_) return std::nullopt;
        if (pressed.clicks == 1) view.place_caret(pressed.shift);
        else if (pressed.clicks == 2) view.editor_->select_word(view.editor_->caret());
        else view.editor_->select_all();
        return std::nullopt;
    }

    OptionalActivation operator()(const PointerReleased&) const {
        const std::string held = std::exchange(view.held_, {});
        view.dirty_ = true;
        if (held.empty() || held != view.hovered_) return std::nullopt;
        return Activation{held, Advance::GoOn};
    }

    OptionalActivation operator()(const MenuPressed&) const { return copied_address(view.hovered_); }

    OptionalActivation operator()(const WheelTurned& wheel) const { return scroll(-wheel.notches * wheel_step_px); }

    OptionalActivation operator()(const DigitPressed& pressed) const {
        if (find_field(view.page_, view.focused_)) return std::nullopt;
        const auto option = option_for_digit(view.page_, view.focused_, pressed.digit);
        if (!option) return std::nullopt;
        return Activation{std::string(*option), Advance::GoOn};
    }

    OptionalActivation operator()(const CharacterTyped& typed) const {
        std::string character;
        append_character(character, typed.character);
        return inserted(character);
    }

    OptionalActivation operator()(const TextPasted& pasted) const { return inserted(pasted.text); }

    OptionalActivation operator()(const KeyPressed& pressed) const {
        const bool leaves = pressed.key == Key::Tab || pressed.key == Key::ShiftTab || pressed.key == Key::AltLeft;
        if (view.editor_ && !leaves) return edited(pressed);
        if (pressed.command) return pressed.key == Key::C ? copied_address(view.focused_) : std::nullopt;
        switch (pressed.key) {
            case Key::Tab: return tab(FocusDirection::Forward);
            case Key::ShiftTab: return tab(FocusDirection::Backward);
            case Key::Enter: return activate_focused(Advance::GoOn);
            case Key::Space: return activate_focused(Advance::Stay);
            case Key::Left: return arrow(FocusDirection::Backward, 0);
            case Key::Right: return arrow(FocusDirection::Forward, 0);
            case Key::Up: return arrow(FocusDirection::Backward, -arrow_step_px);
            case Key::Down: return arrow(FocusDirection::Forward, arrow_step_px);
            case Key::AltLeft:
                if (!has_control(view.page_, "back")) return std::nullopt;
                return Activation{"back", Advance::GoOn};
            case Key::PageUp: return scroll(-page_share * view.window_.height);
            case Key::PageDown: return scroll(page_share * view.window_.height);
            case Key::Home: return scroll(-end_px);
            case Key::End: return scroll(end_px);
            case Key::Backspace:
            case Key::Delete:
            case Key::A:
            case Key::C:
            case Key::X:
            case Key::Y:
            case Key::Z: return std::nullopt;
        }
        return std::nullopt;
    }

private:
    OptionalActivation inserted(std::string_view text) const {
        if (!view.editor_) return std::nullopt;
        const std::string before = view.editor_->text();
        view.editor_->insert(text);
        return written(before);
    }

    OptionalActivation edited(const KeyPressed& pressed) const {
        const auto layout = std::ranges::find(view.fields_, view.editor_->control(), &FieldLayout::id);
        if (layout == view.fields_.end()) return std::nullopt;
        const std::string before = view.editor_->text(), selected = view.editor_->selected();
        if ((pressed.key == Key::C || pressed.key == Key::X) && !selected.empty()) view.copied_ = selected;
        view.editor_->press(pressed, *layout);
        return written(before);
    }

    /// Nothing if the text is the same as before: then only the caret may have moved.
    OptionalActivation written(std::string_view before) const {
        view.dirty_ = true;
        std::string text = view.editor_->text();
        if (text == before) return std::nullopt;
        return Activation{view.focused_, Advance::Stay, std::move(text)};
    }

    /// Copies the address of a link.
    OptionalActivation copied_address(std::string_view id) const {
        if (const std::string* const address = find_link(view.page_, id)) view.copied_ = *address;
        return std::nullopt;
    }

    OptionalActivation tab(FocusDirection direction) const {
        view.focus(next_tab_stop(view.page_, view.focused_, direction), Means::Keyboard);
        return std::nullopt;
    }

    OptionalActivation activate_focused(Advance advance) const {
        if (view.focused_.empty()) return std::nullopt;
        const bool is_link = find_link(view.page_, view.focused_);
        if (is_link && advance == Advance::Stay) return std::nullopt;  // Space activates buttons only
        return Activation{view.focused_, advance};
    }

    /// An arrow chooses in a radio group and scrolls elsewhere.
    OptionalActivation arrow(FocusDirection direction, float distance_px) const {
        const auto option = next_option(view.page_, view.focused_, direction);
        if (!option) return scroll(distance_px);
        view.focus(*option, Means::Keyboard);
        return Activation{std::string(*option), Advance::Stay};
    }

    OptionalActivation scroll(float distance_px) const {
        view.scroll_to(view.scroll_px_ + distance_px);
        return std::nullopt;
    }
};

void PageView::turn_to(Page page) {
    page_ = std::move(page);
    frame_ = {};
    fields_.clear();
    editor_.reset();
    held_.clear();
    focused_.clear();
    focus_visible_ = reveal_ = false;
    scroll_px_ = 0;
    stale_ = dirty_ = true;
}

void PageView::refresh(Page page) {
    page_ = std::move(page);
    if (!has_control(page_, focused_)) focused_.clear();
    update_editor();
    stale_ = dirty_ = true;
}

std::optional<Activation> PageView::handle(const InputEvent& event) {
    assert(!stale_);
    return std::visit(Handler{*this}, event);
}

ui::Viewport PageView::viewport(WindowSize window) const {
    ui::Viewport viewport;
    viewport.width_px = std::clamp(window.width - 2 * margin_px(window), narrowest_card_px, widest_card_px);
    viewport.left_px = std::floor(std::max(0.0f, (window.width - viewport.width_px) / 2));
    viewport.top_px = top_px(window);
    return viewport;
}

float PageView::top_px(WindowSize window) const {
    return margin_px(window) + drop_px(window, frame_.height_px) - scroll_px_;
}

ui::Interaction PageView::interaction() const {
    ui::Interaction interaction;
    // While the button is held on one control, the other controls do not react to the pointer.
    if (held_.empty() || held_ == hovered_) interaction.hovered = hovered_;
    if (held_ == hovered_) interaction.pressed = held_;
    interaction.focused = focused_;
    interaction.focus_visible = focus_visible_;
    return interaction;
}

void PageView::drawn(ui::Frame frame, WindowSize window, std::vector<FieldLayout> fields) {
    drawn_top_px_ = top_px(window);
    frame_ = std::move(frame);
    fields_ = std::move(fields);
    window_ = window;
    stale_ = dirty_ = false;
    scroll_to(scroll_px_);
    if (std::exchange(reveal_, false)) reveal_focused();
    if (moved_px() != 0) dirty_ = true;
    update_hovered();
}

void PageView::update_hovered() {
    std::string now;
    if (pointer_) {
        const float x = pointer_->x, y = pointer_->y - moved_px();
        now = ui::control_at(frame_, x, y);
        if (now.empty()) now = link_at(page_, frame_, x, y);
    }
    if (now == hovered_) return;
    hovered_ = std::move(now);
    dirty_ = true;
}

void PageView::focus(std::string_view control, Means means) {
    focused_ = control;
    update_editor();
    // A text field shows its focus always, as in a browser: what is typed goes there.
    focus_visible_ = means == Means::Keyboard || editor_;
    reveal_ = means == Means::Keyboard && !focused_.empty();
    dirty_ = true;
}

void PageView::update_editor() {
    const TextField* const field = find_field(page_, focused_);
    if (!field) editor_.reset();
    else if (!editor_ || editor_->control() != focused_) editor_.emplace(focused_, field->value);
    else if (editor_->text() != field->value) editor_->replace(field->value);
}

void PageView::place_caret(bool extends) {
    const auto layout = std::ranges::find(fields_, editor_->control(), &FieldLayout::id);
    if (layout == fields_.end() || !pointer_) return;
    editor_->move_to(layout->position_at(pointer_->x, pointer_->y - moved_px()), extends);
    dirty_ = true;
}

std::size_t PageView::first_row() const {
    const auto layout = std::ranges::find(fields_, focused_, &FieldLayout::id);
    return layout == fields_.end() ? 0 : layout->first_row;
}

void PageView::scroll_to(float offset_px) {
    const float end = std::max(0.0f, frame_.height_px + 2 * margin_px(window_) - window_.height);
    offset_px = std::clamp(offset_px, 0.0f, end);
    if (offset_px == scroll_px_) return;
    scroll_px_ = offset_px;
    update_hovered();
    dirty_ = true;
}

void PageView::reveal_focused() {
    std::vector<ui::Rect> rects = link_lines(frame_, focused_);
    const auto box = std::ranges::find(frame_.controls, focused_, &ui::ControlBox::id);
    if (box != frame_.controls.end()) rects.push_back(box->rect);
    if (rects.empty()) return;
    const float margin = margin_px(window_);
    const float above = rects.front().y + moved_px() - margin;
    // The address of a link is shown below, over the page.
    const float room = margin + (find_link(page_, focused_) ? status_room_px : 0);
    const float below = rects.back().y + rects.back().height + moved_px() + room - window_.height;
    if (above < 0) scroll_to(scroll_px_ + above);
    else if (below > 0) scroll_to(scroll_px_ + std::min(below, above));
}

}  // namespace twotrack::native
