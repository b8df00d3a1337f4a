#include "native/desktop/view/field_view.hpp"

#include <catch2/catch_test_macros.hpp>

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

/// The content of the focused field after these events.
std::string after(std::string value, std::initializer_list<InputEvent> events) {
    PageView view;
    const auto show = [&](Page page, bool is_first) {
        if (is_first) view.turn_to(std::move(page));
        else view.refresh(std::move(page));
        for (int n = 0; n < 3; ++n) view.drawn(test::stacked(view.page(), view.viewport({800, 600}), 400), {800, 600});
    };
    show(field_page(value), true);
    CHECK(!view.handle(KeyPressed{Key::Tab}));
    for (const InputEvent& event : events) {
        show(field_page(value), false);
        const auto activation = view.handle(event);
        if (!activation) continue;
        CHECK(activation->control == "why:text");
        REQUIRE(activation->text);
        value = *activation->text;
    }
    return value;
}

}  // namespace

TEST_CASE("What is typed into a text field stands at its end") {
    CHECK(after("", {DigitPressed{1}, CharacterTyped{U'1'}, KeyPressed{Key::Space}, CharacterTyped{U' '},
                     CharacterTyped{U'ä'}, CharacterTyped{U'–'}, CharacterTyped{U'🙂'}}) == "1 ä–🙂");
    CHECK(after("a", {KeyPressed{Key::Enter}, CharacterTyped{U'b'}}) == "a\nb");
}

TEST_CASE("Backspace takes the last character away, whatever its bytes") {
    CHECK(after("aä–🙂", {KeyPressed{Key::Backspace}}) == "aä–");
    CHECK(after("aä–🙂", {KeyPressed{Key::Backspace}, KeyPressed{Key::Backspace}, KeyPressed{Key::Backspace}}) == "a");
    CHECK(after("", {KeyPressed{Key::Backspace}}).empty());
}

TEST_CASE("Outside a text field characters do nothing") {
    PageView view;
    view.turn_to(test::question_page());
    for (int n = 0; n < 3; ++n) view.drawn(test::stacked(view.page(), view.viewport({800, 600}), 400), {800, 600});
    CHECK(!view.handle(CharacterTyped{U'a'}));
    CHECK(!view.handle(KeyPressed{Key::Backspace}));
}

}  // namespace twotrack::field_view_test
