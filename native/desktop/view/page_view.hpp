#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/page/page.hpp"
#include "core/quiz/quiz.hpp"
#include "native/desktop/input/input.hpp"
#include "native/desktop/input/window_size.hpp"
#include "native/desktop/view/field_editor.hpp"
#include "ui/base/frame.hpp"

namespace twotrack::native {

/// The control that a person activated, and how.
struct Activation {
    std::string control;  ///< or a link, see link_id
    Advance advance = Advance::GoOn;
    std::optional<std::string> text = {};  ///< the text field's new content, if text was typed
};

/// One page on screen: its scroll position, the control under the pointer and the focused control. Turns input into
/// activations as a web page does; the caller carries them out. Independent of window and graphics: the caller reports
/// input and finished drawings, and asks what to draw.
class PageView {
public:
    /// Shows another page from its top, with nothing focused. The next Tab goes to the page's first control.
    void turn_to(Page page);

    /// Replaces the page's content. Keeps the scroll position and the focus.
    void refresh(Page page);

    /// Handles one input event.
    ///
    /// Tab moves from stop to stop and wraps around. A single-choice group is one stop: its chosen option, otherwise
    /// its first. Arrows choose within such a group, wrap at its ends and stay on the page. Enter and Space activate a
    /// button. On an option, Space chooses and stays; Enter chooses and goes on. A digit chooses and goes on;
    /// option_for_digit selects its group. A click is a press and a release on the same control. Input that no control
    /// takes scrolls the page. A text field that has the focus takes characters and most keys, see FieldEditor::press;
    /// a press puts the caret there, a drag selects, two presses select a word, and three select everything. The other
    /// button of the pointer copies the address of a link, and so does Control (command) with C.
    ///
    /// @pre   !is_stale()
    /// @return the activation; nullopt for none.
    [[nodiscard]] std::optional<Activation> handle(const InputEvent& event);

    /// Where and how to draw the page in a window of this size.
    [[nodiscard]] ui::Viewport viewport(WindowSize window) const;
    [[nodiscard]] ui::Interaction interaction() const;

    /// Reports the result of a drawing with `viewport(window)`. Only now are the page's height and the control under
    /// the pointer known. If they change the picture, the page becomes dirty again. It is stable after the third
    /// drawing at the latest.
    /// @param fields  the layout of each text field, in the frame's coordinates.
    void drawn(ui::Frame frame, WindowSize window, std::vector<FieldLayout> fields = {});

    /// The page has changed and must be drawn before it can take input: the places of its controls are not yet known.
    [[nodiscard]] bool is_stale() const { return stale_; }
    /// The window is out of date and must be redrawn.
    [[nodiscard]] bool is_dirty() const { return dirty_; }
    void mark_dirty() { dirty_ = true; }

    /// The text field that has the focus; null for none.
    [[nodiscard]] const FieldEditor* editor() const { return editor_ ? &*editor_ : nullptr; }
    /// The first row that this field shows.
    [[nodiscard]] std::size_t first_row() const;
    /// The text that was copied since the last call; empty for none.
    [[nodiscard]] std::string take_copied() { return std::exchange(copied_, {}); }

    [[nodiscard]] const Page& page() const { return page_; }
    [[nodiscard]] const ui::Frame& frame() const { return frame_; }

private:
    struct Handler;

    enum class Means { Pointer, Keyboard };

    void update_hovered();
    void focus(std::string_view control, Means means);
    /// Makes the editor that of the focused field, with the text that the page has.
    void update_editor();
    /// Puts the caret under the pointer.
    void place_caret(bool extends);
    void scroll_to(float offset_px);
    void reveal_focused();
    [[nodiscard]] float top_px(WindowSize window) const;
    /// How far the content of frame_ has moved since it was drawn.
    [[nodiscard]] float moved_px() const { return top_px(window_) - drawn_top_px_; }

    Page page_;
    ui::Frame frame_;
    std::vector<FieldLayout> fields_;
    std::optional<FieldEditor> editor_;
    std::string copied_;
    WindowSize window_;
    std::optional<PointerMoved> pointer_;  ///< nullopt outside the window
    std::string hovered_;
    std::string held_;  ///< the control on which the button was pressed
    std::string focused_;
    bool focus_visible_ = false;
    bool reveal_ = false;  ///< scroll the focused control into view once its place is known
    float scroll_px_ = 0;
    float drawn_top_px_ = 0;  ///< where the page began when frame_ was drawn
    bool stale_ = true;
    bool dirty_ = true;
};

}  // namespace twotrack::native
