#include "native/desktop/view/field_view.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "native/desktop/view/page_view.hpp"
#include "tests/native/desktop/example_page.hpp"

namespace twotrack::field_view_test {

using namespace twotrack::native;

namespace {

Page field_page(std::string value) {
    return {"field",
            "",
            "en",
            {TextField{test::control("why:text"), {}, std::move(value)},
             Footer{{test::control("back"), Emphasis::Quiet}, {}, {test::control("forward"), Emphasis::Quiet}}}};
}

/// Where the characters are in a font whose characters are all 10 wide, with rows of at most 10 characters.
FieldLayout layout_of(std::u32string_view text) {
    FieldLayout layout{.id = "why:text", .text = {0, 0, 100, 80}, .line_px = 20, .rows = {{}}};
    for (std::size_t i = 0; i < text.size(); ++i) {
        FieldLayout::Row& row = layout.rows.back();
        row.edges.push_back(row.edges.back() + (text[i] == U'\n' ? 0.0f : 10.0f));
        const bool is_full = row.edges.size() > 10 && i + 1 < text.size();
        if (text[i] == U'\n' || is_full) layout.rows.push_back({.begin = i + 1});
    }
    return layout;
}

/// A page with a text field that has the focus, and what is done to it.
struct Field {
    explicit Field(std::u32string_view text, std::string_view utf8) {
        value = utf8;
        characters = text;
        view.turn_to(field_page(value));
        draw();
        CHECK(!view.handle(KeyPressed{Key::Tab}));
        draw();
    }
    explicit Field(std::string_view ascii = {}) : Field(std::u32string(ascii.begin(), ascii.end()), ascii) {}

    void draw() {
        const std::string& text = view.editor() ? view.editor()->text() : value;
        if (!std::ranges::any_of(text, [](char c) { return (c & 0x80) != 0; }))
            characters.assign(text.begin(), text.end());
        for (int n = 0; n < 3; ++n) {
            ui::Frame frame = test::stacked(view.page(), view.viewport({800, 600}), 400);
            FieldLayout layout = layout_of(characters);
            layout.text.x = frame.controls.front().rect.x;
            layout.text.y = frame.controls.front().rect.y;
            at = layout.text;
            view.drawn(std::move(frame), {800, 600}, {std::move(layout)});
        }
    }
    void take(const InputEvent& event) {
        const auto activation = view.handle(event);
        if (activation && activation->text) {
            CHECK(activation->control == "why:text");
            value = *activation->text;
            view.refresh(field_page(value));
        }
        draw();
    }
    Field& keys(std::initializer_list<KeyPressed> pressed) {
        for (const KeyPressed& each : pressed) take(each);
        return *this;
    }
    Field& type(std::string_view text) {
        for (const char c : text) {
            if (c == '\n') take(KeyPressed{Key::Enter});
            else take(CharacterTyped{static_cast<char32_t>(c)});
        }
        return *this;
    }
    Field& paste(std::string text) {
        take(TextPasted{std::move(text)});
        return *this;
    }
    void move_pointer(std::size_t column, std::size_t row) {
        take(PointerMoved{at.x + 10.0f * static_cast<float>(column) + 2, at.y + 20.0f * static_cast<float>(row) + 5});
    }
    /// Presses and releases the button before the character in this column and row.
    Field& click(std::size_t column, std::size_t row, PointerPressed pressed = {}) {
        move_pointer(column, row);
        take(pressed);
        take(PointerReleased{});
        return *this;
    }
    std::string selected() { return view.editor()->selected(); }

    PageView view;
    std::string value;
    std::u32string characters;
    ui::Rect at;
};

constexpr KeyPressed left{Key::Left}, right{Key::Right}, up{Key::Up}, down{Key::Down}, home{Key::Home}, end{Key::End};
constexpr KeyPressed backspace{Key::Backspace}, del{Key::Delete};
constexpr KeyPressed with_shift(Key key) { return {key, true, false}; }
constexpr KeyPressed with_control(Key key) { return {key, false, true}; }
constexpr KeyPressed with_both(Key key) { return {key, true, true}; }

}  // namespace

TEST_CASE("What is typed into a text field stands at its end") {
    Field field(U"a", "a");
    field.take(DigitPressed{1});
    field.take(CharacterTyped{U'1'});
    field.take(KeyPressed{Key::Space});
    for (const char32_t c : {U' ', U'ä', U'–', U'🙂'}) field.take(CharacterTyped{c});
    CHECK(field.value == "a1 ä–🙂");
    CHECK(Field("a").type("\nb").value == "a\nb");
}

TEST_CASE("Backspace and Delete take a character away, whatever its bytes, and with Control a word") {
    CHECK(Field(U"aä–🙂", "aä–🙂").keys({backspace}).value == "aä–");
    CHECK(Field("ab").keys({home, del}).value == "b");
    CHECK(Field().keys({backspace, del}).value.empty());
    CHECK(Field("one two three").keys({with_control(Key::Backspace)}).value == "one two ");
    CHECK(Field("one two three").keys({with_control(Key::Home), with_control(Key::Delete)}).value == "two three");
}

TEST_CASE("The caret moves by characters, words, rows and pages, and to both ends") {
    CHECK(Field("abc").keys({left, left}).type("-").value == "a-bc");
    CHECK(Field("abc").keys({home}).type("-").keys({end}).type("-").value == "-abc-");
    CHECK(Field("one two three").keys({with_control(Key::Left), with_control(Key::Left)}).type("-").value ==
          "one -two three");
    // The field wraps after "one two th".
    CHECK(Field("one two three").keys({home}).type("-").value == "one two th-ree");
    CHECK(Field("one two three").keys({up, home}).type("-").value == "-one two three");
    CHECK(Field("one two three").keys({up}).type("-").value == "one- two three");
    CHECK(Field("long line\n\nlong line").keys({up, up}).type("-").value == "long line-\n\nlong line");
    CHECK(Field("ab\ncd").keys({with_control(Key::Home)}).type("-").value == "-ab\ncd");
    CHECK(Field("ab\ncd").keys({up, up}).type("-").value == "-ab\ncd");
    CHECK(Field("ab\ncd").keys({up, down, down}).type("-").value == "ab\ncd-");
    CHECK(Field("a\nb\nc\nd\ne\nf").keys({{Key::PageUp}}).type("-").value == "a\nb-\nc\nd\ne\nf");
}

TEST_CASE("With Shift keys select, and what is typed replaces the selection") {
    Field field("one two");
    field.keys({with_both(Key::Left)});
    CHECK(field.selected() == "two");
    CHECK(field.type("2").value == "one 2");
    field.keys({with_shift(Key::Home)});
    CHECK(field.selected() == "one 2");
    CHECK(field.keys({left}).type("-").value == "-one 2");
    CHECK(field.keys({with_control(Key::A), del}).value.empty());
    CHECK(Field("ab\ncd").keys({left, with_shift(Key::Up), backspace}).value == "ad");
}

TEST_CASE("The pointer puts the caret anywhere and selects by dragging, by Shift, by words, and everything") {
    Field field("one two\nthree");
    CHECK(field.click(1, 1).type("-").value == "one two\nt-hree");
    field.move_pointer(4, 0);
    field.take(PointerPressed{});
    field.move_pointer(7, 0);
    CHECK(field.selected() == "two");
    field.move_pointer(30, 30);
    CHECK(field.selected() == "two\nt-hree");
    field.take(PointerReleased{});
    field.move_pointer(0, 0);
    CHECK(field.selected() == "two\nt-hree");
    CHECK(field.click(1, 0).click(5, 0, {.shift = true}).selected() == "ne t");
    CHECK(field.click(5, 0).click(5, 0, {.clicks = 2}).selected() == "two");
    CHECK(field.click(5, 0, {.clicks = 3}).selected() == "one two\nt-hree");
}

TEST_CASE("What is cut or copied can be pasted") {
    Field field("one two");
    field.keys({with_both(Key::Left), with_control(Key::C)});
    CHECK(field.view.take_copied() == "two");
    CHECK(field.view.take_copied().empty());
    CHECK(field.value == "one two");
    CHECK(field.keys({with_control(Key::X)}).value == "one ");
    CHECK(field.view.take_copied() == "two");
    CHECK(field.keys({home}).paste("two").value == "twoone ");
    field.keys({with_control(Key::C)});
    CHECK(field.view.take_copied().empty());
}

TEST_CASE("What is pasted loses what a field cannot hold") {
    CHECK(Field()
              .paste("a\r\nb\rc\td\x01\x7F"
                     "e\xFF")
              .value == "a\nb\nc de");
}

TEST_CASE("No more is taken than the limit allows") {
    Field field(std::string(498, 'x'));
    CHECK(field.keys({home}).paste("abc").value.size() == 500);
    CHECK(field.type("d").value.size() == 500);
    CHECK(field.keys({with_control(Key::A)}).paste(std::string(600, 'y')).value == std::string(500, 'y'));
    // A limit of characters, not of bytes.
    std::string text;
    for (int n = 0; n < 500; ++n) text += "ä";
    CHECK(Field().paste(text + "ä").value == text);
}

TEST_CASE("Each change can be undone and done again") {
    Field field("one");
    field.type(" 2").keys({with_control(Key::A), with_control(Key::X)});
    CHECK(field.value.empty());
    CHECK(field.keys({with_control(Key::Z)}).value == "one 2");
    CHECK(field.keys({with_control(Key::Z), with_control(Key::Z)}).value == "one");
    CHECK(field.keys({with_control(Key::Z)}).value == "one");
    CHECK(field.keys({with_both(Key::Z)}).value == "one ");
    CHECK(field.keys({with_control(Key::Y), with_control(Key::Y)}).value.empty());
    CHECK(field.keys({with_control(Key::Y)}).type("x").value == "x");
}

TEST_CASE("A text that somebody else changes is taken over, and the caret stays") {
    Field field("one two");
    field.keys({home, right});
    field.view.refresh(field_page("other"));
    field.draw();
    CHECK(field.type("-").value == "o-ther");
    CHECK(field.keys({with_control(Key::Z), with_control(Key::Z)}).value == "other");
}

TEST_CASE("Tab and Alt with the left arrow leave a text field") {
    Field field("one");
    field.take(KeyPressed{Key::Tab});
    CHECK(field.view.interaction().focused == "back");
    CHECK(field.view.editor() == nullptr);
    field.take(KeyPressed{Key::ShiftTab});
    CHECK(field.view.interaction().focus_visible);
    const auto activation = field.view.handle(KeyPressed{Key::AltLeft});
    REQUIRE(activation);
    CHECK(activation->control == "back");
}

TEST_CASE("Outside a text field characters do nothing") {
    PageView view;
    view.turn_to(test::question_page());
    for (int n = 0; n < 3; ++n) view.drawn(test::stacked(view.page(), view.viewport({800, 600}), 400), {800, 600});
    CHECK(!view.handle(CharacterTyped{U'a'}));
    CHECK(!view.handle(KeyPressed{Key::Backspace}));
    CHECK(!view.handle(TextPasted{"a"}));
    CHECK(!view.handle(with_control(Key::Left)));
}

}  // namespace twotrack::field_view_test
