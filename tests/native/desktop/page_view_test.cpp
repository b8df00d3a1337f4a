#include "native/desktop/view/page_view.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/quiz/quiz.hpp"
#include "tests/native/desktop/example_page.hpp"

namespace twotrack::page_view_test {

using namespace twotrack::native;
using namespace twotrack::test;

namespace {

constexpr WindowSize window{500, 460};  // too low for a page to begin lower than the margin, 24
constexpr float margin = 24;

/// A view with a window. Draws until the picture is stable.
struct Screen {
    PageView view;
    WindowSize size = window;
    float page_height = 300;

    explicit Screen(Page page) {
        view.turn_to(std::move(page));
        draw();
    }
    int draw() {
        int n = 0;
        while (view.is_dirty() && n < 9) {
            view.drawn(stacked(view.page(), view.viewport(size), page_height), size);
            ++n;
        }
        return n;
    }
    std::string press(Key key) { return take(KeyPressed{key}); }
    /// The activated control, followed by + if the choice goes on; empty for none.
    std::string take(const InputEvent& event) {
        const auto activation = view.handle(event);
        draw();
        if (!activation) return {};
        return activation->control + (activation->advance == Advance::GoOn ? "+" : "");
    }
    /// Moves the pointer over the control with this index.
    void point_at(int index) {
        take(PointerMoved{view.viewport(size).left_px + 50, top() + 100.0f * static_cast<float>(index) + 25});
    }
    float top() const { return view.viewport(size).top_px; }
    std::string focused() const { return view.interaction().focused; }
};

}  // namespace

TEST_CASE("Nothing is focused on a new page, and the first Tab leads to its first control with a ring") {
    Screen screen(buttons_page({"one", "two"}));
    CHECK(screen.focused().empty());
    CHECK(screen.press(Key::Tab).empty());
    CHECK(screen.focused() == "one");
    CHECK(screen.view.interaction().focus_visible);
    screen.press(Key::ShiftTab);
    CHECK(screen.focused() == "two");
}

TEST_CASE("Enter and Space activate the focused button") {
    Screen screen(buttons_page({"one"}));
    CHECK(screen.press(Key::Enter).empty());
    CHECK(screen.press(Key::Space).empty());
    screen.press(Key::Tab);
    CHECK(screen.press(Key::Enter) == "one+");
    CHECK(screen.press(Key::Space) == "one");
}

TEST_CASE("Arrows choose within a radio group, round its ends, and stay") {
    Screen screen(question_page());
    screen.press(Key::Tab);
    CHECK(screen.press(Key::Right) == "b");
    CHECK(screen.focused() == "b");
    CHECK(screen.press(Key::Down) == "c");
    CHECK(screen.press(Key::Down) == "a");
    CHECK(screen.press(Key::Left) == "c");
    CHECK(screen.press(Key::Up) == "b");
}

TEST_CASE("Space chooses the focused option and stays, Enter goes on") {
    Screen screen(question_page());
    screen.press(Key::Tab);
    CHECK(screen.press(Key::Space) == "a");
    CHECK(screen.press(Key::Enter) == "a+");
}

TEST_CASE("Digits answer and go on wherever the focus is") {
    Screen screen(question_page());
    CHECK(screen.take(DigitPressed{2}) == "b+");
    screen.press(Key::ShiftTab);
    CHECK(screen.focused() == "forward");
    CHECK(screen.take(DigitPressed{3}) == "c+");
    CHECK(screen.take(DigitPressed{4}).empty());
}

TEST_CASE("Digits answer one question after the other where a card has two") {
    Screen screen(two_questions_page("", ""));
    CHECK(screen.take(DigitPressed{2}) == "b+");
    screen.view.refresh(two_questions_page("b", ""));
    screen.draw();
    CHECK(screen.take(DigitPressed{2}) == "y+");
}

TEST_CASE("Alt and the left arrow go back where there is a way back") {
    CHECK(Screen(question_page()).press(Key::AltLeft) == "back+");
    CHECK(Screen(buttons_page({"start"})).press(Key::AltLeft).empty());
}

TEST_CASE("Arrows outside of a radio group choose nothing") {
    Screen screen(question_page());
    CHECK(screen.press(Key::Down).empty());
    CHECK(screen.press(Key::Right).empty());
    screen.press(Key::ShiftTab);
    CHECK(screen.press(Key::Left).empty());
    CHECK(screen.focused() == "forward");
}

TEST_CASE("A click is press and release on the same control") {
    Screen screen(question_page());
    screen.point_at(1);
    CHECK(screen.view.interaction().hovered == "b");
    CHECK(screen.take(PointerPressed{}).empty());
    CHECK(screen.view.interaction().pressed == "b");
    CHECK(screen.take(PointerReleased{}) == "b+");
    CHECK(screen.view.interaction().pressed.empty());
}

TEST_CASE("A button that is let go elsewhere is not activated, and nor is what lies there") {
    Screen screen(question_page());
    screen.point_at(1);
    screen.take(PointerPressed{});
    screen.point_at(2);
    CHECK(screen.view.interaction().pressed.empty());
    CHECK(screen.view.interaction().hovered.empty());
    CHECK(screen.take(PointerReleased{}).empty());
    CHECK(screen.view.interaction().hovered == "c");
}

TEST_CASE("A press that begins beside every control activates nothing") {
    Screen screen(question_page());
    screen.take(PointerMoved{1, 1});
    screen.take(PointerPressed{});
    screen.point_at(0);
    CHECK(screen.take(PointerReleased{}).empty());
}

TEST_CASE("A release without a press activates nothing") {
    Screen screen(question_page());
    screen.point_at(0);
    CHECK(screen.take(PointerReleased{}).empty());
}

TEST_CASE("A click moves the focus without a ring, and beside every control takes it away") {
    Screen screen(question_page());
    screen.press(Key::Tab);
    screen.point_at(3);
    screen.take(PointerPressed{});
    CHECK(screen.focused() == "back");
    CHECK_FALSE(screen.view.interaction().focus_visible);
    screen.take(PointerReleased{});
    screen.take(PointerMoved{1, 1});
    screen.take(PointerPressed{});
    CHECK(screen.focused().empty());
}

TEST_CASE("What the pointer leaves is not hovered any more") {
    Screen screen(question_page());
    screen.point_at(0);
    screen.take(PointerLeft{});
    CHECK(screen.view.interaction().hovered.empty());
}

TEST_CASE("Another page begins at its top, without focus, hovered where the pointer rests") {
    Screen screen(question_page());
    screen.page_height = 2000;
    screen.view.mark_dirty();
    screen.draw();
    screen.press(Key::Tab);
    screen.press(Key::End);
    screen.take(PointerMoved{screen.view.viewport(window).left_px + 50, margin + 25});
    screen.view.turn_to(buttons_page({"one"}));
    CHECK(screen.view.is_stale());
    CHECK(screen.focused().empty());
    screen.draw();
    CHECK(screen.top() == margin);
    CHECK(screen.view.interaction().hovered == "one");
}

TEST_CASE("A button that is held while the page is turned does nothing on the other page") {
    Screen screen(question_page());
    screen.point_at(4);
    screen.take(PointerPressed{});
    screen.view.turn_to(question_page());
    screen.draw();
    CHECK(screen.view.interaction().hovered == "forward");
    CHECK(screen.view.interaction().pressed.empty());
    CHECK(screen.take(PointerReleased{}).empty());
}

TEST_CASE("The same page with other content keeps focus and place") {
    Screen screen(question_page());
    screen.page_height = 2000;
    screen.view.mark_dirty();
    screen.draw();
    screen.press(Key::Tab);
    screen.press(Key::PageDown);
    const float top = screen.top();
    screen.view.refresh(question_page("a"));
    screen.draw();
    CHECK(screen.focused() == "a");
    CHECK(screen.top() == top);
}

TEST_CASE("A focus on a control that is gone is gone with it") {
    Screen screen(question_page());
    screen.press(Key::Tab);
    screen.view.refresh(buttons_page({"one"}));
    CHECK(screen.focused().empty());
}

TEST_CASE("A page that fits its window does not scroll") {
    Screen screen(question_page());
    for (const Key key : {Key::Down, Key::PageDown, Key::End}) screen.press(key);
    screen.take(WheelTurned{-5});
    CHECK(screen.top() == margin);
}

TEST_CASE("A page that is higher than its window scrolls to its end and back, and no further") {
    Screen screen(question_page());
    screen.page_height = 1000;
    screen.view.mark_dirty();
    screen.draw();
    const float end = window.height - margin - 1000;
    screen.press(Key::Down);
    CHECK(screen.top() < margin);
    screen.press(Key::End);
    CHECK(screen.top() == end);
    screen.press(Key::PageDown);
    screen.take(WheelTurned{-50});
    CHECK(screen.top() == end);
    screen.press(Key::PageUp);
    CHECK(screen.top() > end);
    screen.press(Key::Home);
    CHECK(screen.top() == margin);
    screen.take(WheelTurned{1});
    CHECK(screen.top() == margin);
}

TEST_CASE("The pointer hits what has scrolled under it, before that is drawn") {
    Screen screen(question_page());
    screen.page_height = 1000;
    screen.view.mark_dirty();
    screen.draw();
    screen.point_at(0);
    (void)screen.view.handle(WheelTurned{-100.0f / 64});  // one control further
    CHECK(screen.view.interaction().hovered == "b");
    screen.draw();
    CHECK(screen.view.interaction().hovered == "b");
}

TEST_CASE("A window that grows takes the page's end with it") {
    Screen screen(question_page());
    screen.page_height = 1000;
    screen.view.mark_dirty();
    screen.draw();
    screen.press(Key::End);
    screen.size = {500, 2000};
    screen.view.mark_dirty();
    screen.draw();
    CHECK(screen.top() >= margin);
}

TEST_CASE("A control that the keyboard reaches is scrolled into view, both ways") {
    Screen screen(buttons_page({"1", "2", "3", "4", "5", "6", "7", "8", "9"}));
    screen.page_height = 900;
    screen.view.mark_dirty();
    screen.draw();
    const auto is_in_view = [&] {
        for (const ui::ControlBox& box : screen.view.frame().controls)
            if (box.id == screen.focused()) return box.rect.y >= 0 && box.rect.y + box.rect.height <= window.height;
        return false;
    };
    for (int i = 0; i < 9; ++i) {
        screen.press(Key::Tab);
        INFO(screen.focused());
        CHECK(is_in_view());
    }
    for (int i = 0; i < 9; ++i) {
        screen.press(Key::ShiftTab);
        INFO(screen.focused());
        CHECK(is_in_view());
    }
}

TEST_CASE("A control that is higher than its window is scrolled to its top") {
    Screen screen(buttons_page({"1", "2", "3", "4"}));
    screen.size = {500, 60};
    screen.page_height = 400;
    screen.view.mark_dirty();
    screen.draw();
    screen.press(Key::Tab);
    screen.press(Key::Tab);
    CHECK(screen.view.frame().controls[1].rect.y == margin);
}

TEST_CASE("Pages that leave room begin at one height; one that leaves none begins at the margin") {
    Screen screen(question_page());
    screen.size = {820, 900};
    screen.page_height = 400;
    screen.view.mark_dirty();
    screen.draw();
    const float top = screen.top();
    CHECK(top > margin);
    screen.page_height = 470;
    screen.view.mark_dirty();
    screen.draw();
    CHECK(screen.top() == top);
    screen.page_height = 880;
    screen.view.mark_dirty();
    screen.draw();
    CHECK(screen.top() == margin);
    CHECK(screen.view.frame().controls[0].rect.y == margin);
}

TEST_CASE("The card is centred, and neither too wide nor wider than its window") {
    const PageView view;
    const auto wide = view.viewport({1600, 900});
    CHECK(wide.width_px == 840);
    CHECK(wide.left_px == 380);
    const auto narrow = view.viewport({340, 640});
    CHECK(narrow.width_px == 316);
    CHECK(narrow.left_px == 12);
}

TEST_CASE("A picture settles with the third drawing, whatever happened") {
    Screen screen(buttons_page({"1", "2", "3", "4", "5", "6", "7", "8", "9"}));
    screen.size = {820, 900};
    screen.point_at(4);
    screen.view.turn_to(question_page());
    screen.page_height = 3000;
    CHECK(screen.draw() <= 3);
    (void)screen.view.handle(KeyPressed{Key::ShiftTab});
    CHECK(screen.draw() <= 3);
}

TEST_CASE("Pointer moves over nothing new leave the picture as it is") {
    Screen screen(question_page());
    screen.point_at(0);
    (void)screen.view.handle(PointerMoved{screen.view.viewport(window).left_px + 51, screen.top() + 26});
    CHECK_FALSE(screen.view.is_dirty());
}

}  // namespace twotrack::page_view_test
