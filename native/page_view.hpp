#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/page.hpp"
#include "core/quiz.hpp"
#include "native/input.hpp"
#include "native/window_size.hpp"
#include "ui/frame.hpp"

namespace twotrack::native {

/// What a person asks of the page.
struct Activation {
    std::string control;
    Advance advance = Advance::GoOn;
    std::optional<std::string> text = {};  ///< what a text field holds now, where it was written in
};

/// One page on screen: where it is scrolled to, which control the pointer is over and which has the focus. Turns input
/// into activations as a web page does; what those do is another's business. Knows neither window nor graphics: it is
/// told what happened and what was drawn, and says what to draw.
class PageView {
public:
    /// Shows another page, from its top and with nothing focused: the next Tab leads to its first control.
    void turn_to(Page page);

    /// Shows the same page with other content, and keeps scroll position and focus.
    void refresh(Page page);

    /// Takes one thing that a person did.
    ///
    /// Tab goes from stop to stop and round; a group of which one may be chosen is one stop, its chosen option or its
    /// first. Arrows choose
    /// within a group, round its ends, and stay. Enter and Space activate a button; Space chooses an option and stays,
    /// Enter and digits choose and go on; which group a digit answers, option_for_digit says. A click is press and
    /// release on the same control. What is not for a control scrolls the page. In a text field keys write: a character
    /// or Enter at the end of the text, and Backspace takes its last away.
    ///
    /// @pre   !is_stale()
    /// @return what it activates, if anything.
    [[nodiscard]] std::optional<Activation> handle(const InputEvent& event);

    /// Where and how to draw the page in a window of this size.
    [[nodiscard]] ui::Viewport viewport(WindowSize window) const;
    [[nodiscard]] ui::Interaction interaction() const;

    /// Says what was drawn with `viewport(window)`. Only now is known how high the page is and what lies under the
    /// pointer; where that changes the picture, the page is dirty again. It settles with the third drawing at the
    /// latest.
    void drawn(ui::Frame frame, WindowSize window);

    /// Another page is to be drawn before more input makes sense: where its controls are is not known yet.
    [[nodiscard]] bool is_stale() const { return stale_; }
    /// The screen does not show what is the case.
    [[nodiscard]] bool is_dirty() const { return dirty_; }
    void mark_dirty() { dirty_ = true; }

    [[nodiscard]] const Page& page() const { return page_; }
    [[nodiscard]] const ui::Frame& frame() const { return frame_; }

private:
    struct Handler;

    enum class Means { Pointer, Keyboard };

    void update_hovered();
    void focus(std::string_view control, Means means);
    void scroll_to(float offset_px);
    void reveal_focused();
    [[nodiscard]] float top_px(WindowSize window) const;
    /// How far what frame_ tells of has moved since it was drawn.
    [[nodiscard]] float moved_px() const { return top_px(window_) - drawn_top_px_; }

    Page page_;
    ui::Frame frame_;
    WindowSize window_;
    std::optional<PointerMoved> pointer_;  ///< none outside the window
    std::string hovered_;
    std::string held_;  ///< the control that the button went down on
    std::string focused_;
    bool focus_visible_ = false;
    bool reveal_ = false;  ///< the focused control is to be scrolled into view once it is known where it is
    float scroll_px_ = 0;
    float drawn_top_px_ = 0;  ///< where the page began when frame_ was drawn
    bool stale_ = true;
    bool dirty_ = true;
};

}  // namespace twotrack::native
