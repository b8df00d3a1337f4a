#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "core/assessment/parse/parse_assessment.hpp"
#include "core/quiz/quiz.hpp"
#include "tests/ui/support/stage.hpp"

namespace twotrack::long_words_test {

using test::Canvas;

namespace {

/// The career track with a question and answers whose words are hard to fit.
Assessment hard_to_set(int n_categories) {
    std::string text = test::career_track_text();
    const auto replace = [&](std::string_view from, const std::string& to) {
        text.replace(text.find(from), from.size(), to);
    };
    replace(
        "I lose track of time when I am deep in a hard technical problem.",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft " + std::string(120, 'w'));
    Assessment assessment = *parse_assessment(text);
    ResponseFormat& format = assessment.response_formats[0];
    format.categories.clear();
    for (int i = 0; i < n_categories; ++i)
        format.categories.push_back({"", i % 2 ? "Unabhängigkeitserklärungen in jeder Hinsicht" : "Ja"});
    format.n_ordered = format.categories.size();
    return assessment;
}

}  // namespace

TEST_CASE("Words longer than a line and ten long answers stay inside the card") {
    Canvas canvas;
    const Assessment assessment = hard_to_set(GENERATE(2, 5, 10));
    const float width = GENERATE(280.0f, 320.0f, 768.0f, 1280.0f);
    Session session = start_session(assessment, 0);
    session.position = {Position::Kind::Card, 0};
    const ui::Frame frame =
        canvas.draw(build_page(assessment, session), {.width_px = width, .text_px = GENERATE(16.0f, 32.0f)});
    for (const ui::TextLine& line : frame.lines) {
        INFO(line.string);
        CHECK(line.rect.x >= 0);
        CHECK(line.rect.x + line.rect.width <= width);
    }
    for (const ui::ControlBox& box : frame.controls) {
        CHECK(box.rect.width >= 44);
        CHECK(box.rect.height >= 44);
        CHECK(box.rect.x + box.rect.width <= width);
    }
}

TEST_CASE("A heading's lines are not made even by breaking a word") {
    Canvas canvas;
    const std::string words = GENERATE(
        "In unmanageable: we go",  // breaking between "unmanageable" and ":" would give the same number of lines
        "Is it so (and why?)? “Yes, yes!” [said. he.] unmanageable");  // nor does a mark stand apart from its word
    const Page page{"intro", "Title", "en", {Heading{1, {0, words}}}};
    // From the width at which the longest word fits.
    for (float width = 220; width < 700; width += 1) {
        std::string joined;
        for (const ui::TextLine& line : canvas.draw(page, {.width_px = width}).lines)
            joined += (joined.empty() ? "" : " ") + line.string;
        CAPTURE(width);
        CHECK(joined == words);
    }
}

}  // namespace twotrack::long_words_test
