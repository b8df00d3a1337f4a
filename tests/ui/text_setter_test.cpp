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

    explicit Stage(unsigned (*join)(unsigned, unsigned)) : Stage() { fonts_.join = join; }

    [[nodiscard]] TextSetter setter(float text_px = 16) const { return {fonts_, {.text_px = text_px}}; }

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

constexpr unsigned pair = 0xD800;
int n_asked = 0;

/// Two regional indicators are a flag, and marks join what they follow.
unsigned join_flags(unsigned glyph, unsigned letter) {
    ++n_asked;
    const bool is_half = letter >= 0x1F1E6 && letter <= 0x1F1FF;
    if (glyph == 0) return is_half ? pair - 1 : 0;
    if (is_half) return glyph == pair - 1 ? pair : 0;
    return letter == 0x301 ? glyph : 0;
}

/// How often the host is asked while a text of n letters is set.
template <class Set>
int n_asked_for(std::size_t n, Set set) {
    const Stage stage(join_flags);
    std::string text;
    for (std::size_t i = 0; i < n; ++i) text += "ﬁ";  // not among the letters that surely stand alone
    n_asked = 0;
    set(stage, text);
    return n_asked;
}

}  // namespace

TEST_CASE("Letters that belong together are one glyph, and no line breaks inside them") {
    const Stage stage(join_flags);
    const std::string flag = "\U0001F1E9\U0001F1EA", accented = "e\u0301";
    CHECK(stage.setter().first_glyph(flag + flag).n_bytes == flag.size());
    CHECK(stage.setter().first_glyph(flag + flag).code == pair);
    CHECK(stage.setter().first_glyph(accented + "e").n_bytes == accented.size());
    CHECK(stage.setter().first_glyph("e").code == 'e');
    CHECK(stage.lines(flag + flag + accented, 0) == Lines{flag, flag, accented});
}

TEST_CASE("A letter that the fonts cannot number is a replacement character, as is what is not UTF-8") {
    const Stage stage(join_flags);
    CHECK(stage.setter().first_glyph("\U0001F642").code == 0xFFFD);
    CHECK(stage.setter().first_glyph("\U0001F642").n_bytes == 4);
    CHECK(stage.setter().first_glyph("\xFFz").code == 0xFFFD);
    CHECK(stage.setter().first_glyph("\xFFz").n_bytes == 1);
}

TEST_CASE("The work to set a text grows with its length, and a letter is looked at a few times at any size") {
    const auto one_word = [](const Stage& stage, const std::string& word) {
        const TextSetter setter = stage.setter(64);
        static_cast<void>(setter.measure(word, {.balance = ui::Balance::Even}, 100));
    };
    const auto lines = [](const Stage& stage, const std::string& word) {
        std::string text;
        for (std::size_t i = 0; i < word.size(); i += 6) text += word.substr(i, 6) + '\n';
        static_cast<void>(stage.setter().measure(text, {.balance = ui::Balance::Even}, 100));
    };
    for (const auto& set : {+one_word, +lines}) {
        const int few = n_asked_for(500, set), many = n_asked_for(2'000, set);
        CHECK(few > 0);
        CHECK(many <= 4 * few + few / 20);
        CHECK(many <= 16 * 2'000);
    }
}

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
