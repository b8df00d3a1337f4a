#include "ui/paint/text_setter.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "tests/ui/support/canvas.hpp"
#include "ui/base/surface.hpp"

namespace twotrack::text_setter_test {

using ui::TextSetter;
using ui::TextStyle;
using Lines = std::vector<std::string>;

namespace {

/// Sets texts of 16 px in ImGui's own font.
class Stage {
public:
    Stage() : fonts_(test::imgui_font(surface_.atlas())) { static_cast<void>(surface_.begin_frame(768)); }

    [[nodiscard]] TextSetter setter() const { return {fonts_, {}}; }

    [[nodiscard]] float width_of(std::string_view text) const { return setter().measure(text, {}, 1e6f).width; }

    [[nodiscard]] Lines lines(std::string_view text, float measure) const {
        Lines lines;
        while (!text.empty()) {
            const TextSetter::Line line = setter().first_line(text, {{}, measure});
            CHECK(line.width == width_of(line.words));
            lines.emplace_back(line.words);
            text = line.rest;
        }
        return lines;
    }

private:
    ui::Surface surface_;
    ui::Fonts fonts_;
};

}  // namespace

TEST_CASE("Lines break at spaces, which belong to no line") {
    const Stage stage;
    CHECK(stage.lines("one two  three", 1e6f) == Lines{"one two  three"});
    CHECK(stage.lines("one two  three", stage.width_of("one two") + 1) == Lines{"one two", "three"});
}

TEST_CASE("A sign within a word is no place for a break") {
    const Stage stage;
    CHECK(stage.lines("and why?) so", stage.width_of("and why?")) == Lines{"and", "why?) so"});
}

TEST_CASE("A measure that holds no character gives lines of one whole character") {
    CHECK(Stage().lines("aä–", 0) == Lines{"a", "ä", "–"});
}

TEST_CASE("A text is as wide as its widest line and as high as its lines") {
    const Stage stage;
    const ui::Size size = stage.setter().measure("one three", {.line_height = 1.5f}, stage.width_of("three"));
    CHECK(size.width == stage.width_of("three"));
    CHECK(size.height == 48);
    CHECK(stage.setter().measure("", {}, 100).height == 0);
}

TEST_CASE("A text is smaller where its longest word would not fit, and no smaller than its page allows") {
    const Stage stage;
    const float longest = stage.setter().longest_word("an unmanageable word", {});
    CHECK(longest == stage.width_of("unmanageable"));
    const auto size_em = [&](float width) {
        return stage.setter().fitted("an unmanageable word", {}, width).style.size_em;
    };
    CHECK(size_em(longest) == 1.0f);
    CHECK(size_em(0.8f * longest) < 1.0f);
    CHECK(size_em(0.8f * longest) >= 0.6f);
    CHECK(size_em(1) == 0.6f);
}

TEST_CASE("Even lines are as many as greedy ones, and nearer to each other") {
    const Stage stage;
    constexpr std::string_view text = "one two three four five six seven eight nine ten";
    const float width = stage.width_of("one two three four five six seven eight nine");
    const TextSetter::Setting even = stage.setter().fitted(text, {.balance = ui::Balance::Even}, width);
    CHECK(even.measure < width);
    CHECK(stage.lines(text, width).size() == 2);
    CHECK(stage.lines(text, width)[1] == "ten");
    REQUIRE(stage.lines(text, even.measure).size() == 2);
    CHECK(stage.lines(text, even.measure)[1].size() > 10);
    CHECK(stage.setter().fitted(text, {}, width).measure == width);
}

}  // namespace twotrack::text_setter_test
