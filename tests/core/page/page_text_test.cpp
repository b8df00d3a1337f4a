#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <sstream>

#include "core/page/page.hpp"
#include "core/quiz/quiz.hpp"
#include "core/report/report.hpp"
#include "tests/support/cpp/assessments.hpp"
#include "tests/support/cpp/pages.hpp"
#include "tests/support/cpp/sessions.hpp"
#include "tests/support/cpp/small_assessment.hpp"

namespace twotrack::page_text_test {

using Catch::Matchers::ContainsSubstring;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

std::size_t characters(std::string_view text) {
    std::size_t n = 0;
    for (const char c : text) n += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return n;
}

/// The words of a text, without its line breaks.
std::string unwrapped(const std::string& text) {
    std::istringstream stream(text);
    std::string words;
    for (std::string word; stream >> word;) words += word + " ";
    return words;
}

Page page_with(const std::string& words) {
    return {"report", "Title", "en", {Paragraph{ParagraphStyle::Body, {0, words}}}};
}

}  // namespace

TEST_CASE("a page as text is wrapped at the width, and says the same at every width") {
    for (const Assessment& assessment : {test::small(), test::career_track()})
        for (const Page& page : test::all_pages(assessment)) {
            const std::string wide = page_text(page, 10'000);
            for (const std::size_t width : {30u, 40u, 80u, 120u}) {
                CAPTURE(page.id, width);
                const std::string text = page_text(page, width);
                for (const std::string& line : lines_of(text)) {
                    REQUIRE(characters(line) <= width);
                    REQUIRE((line.empty() || line.back() != ' '));
                }
                const auto without_rules = [](std::string words) {
                    std::erase_if(words, [](char c) { return c == '=' || c == '-' || c == ' '; });
                    return words;
                };
                REQUIRE(without_rules(unwrapped(text)) == without_rules(unwrapped(wide)));
            }
        }
}

TEST_CASE("a report as text holds the headline, the certainty, the charts' words and the limits, and no buttons") {
    const Assessment small = test::small();
    const std::string text = unwrapped(page_text(build_report(small, score(small, {4, 4, 0, 0}))));
    for (const char* words :
         {"Technical, clearly.", "19 in 20, if this model holds.", "One.", "A scale from Technical to People pull",
          "Where you stand", "A map with", "Technical pull", "It is a test."})
        CHECK_THAT(text, ContainsSubstring(words));
    for (const char* words : {"Anew", "Look over"}) CHECK_THAT(text, !ContainsSubstring(words));
}

TEST_CASE("a question as text numbers its answers and marks the one chosen") {
    const Assessment small = test::small();
    Session session = test::after(small, start_session(small, 0), Next{});
    session = test::after(small, session, Answer{0, 1});
    CHECK(page_text(build_page(small, session)) ==
          "At first: question 1 of 4\n\n"
          "Ich baue gern – selbst.\n"
          "=======================\n"
          "Does this fit?\n"
          "( ) 1 Not at all\n"
          "(x) 2 A little\n"
          "( ) 3 Half\n"
          "( ) 4 Mostly\n"
          "( ) 5 Wholly\n");
}

TEST_CASE("lines are filled before the next begins, and spaces and line ends between words count once") {
    CHECK(page_text(page_with("aa bb cc"), 5) == "aa bb\ncc\n");
    CHECK(page_text(page_with("aa bb cc"), 4) == "aa\nbb\ncc\n");
    CHECK(page_text(page_with("  aa \n\n bb  "), 80) == "aa bb\n");
    CHECK(page_text(page_with("ää öö"), 5) == "ää öö\n");
}

TEST_CASE("the further lines of a list's entry stand under its first") {
    const Page page{"intro", "Title", "en", {Notes{{{{0, "One"}, {1, "aa bb cc"}}, {{2, "Two"}, {3, "dd"}}}}}};
    CHECK(page_text(page, 10) == "- One: aa\n  bb cc\n- Two: dd\n");
    ChoiceGroup group;
    group.id = "q";
    group.question = {0, "Q"};
    group.prompt = {1, ""};
    group.options.push_back({{"q:0", {2, "aa bb"}, Answer{0, 0}}, true});
    CHECK(page_text({"q", "Title", "en", {group}}, 8) == "Q\n=\n(x) 1 aa\n    bb\n");
}

TEST_CASE("a word longer than the width has a line of its own, whole") {
    CHECK(page_text(page_with("a incomprehensible b"), 6) == "a\nincomprehensible\nb\n");
    CHECK(page_text(page_with("a b"), 0) == "a\nb\n");
    CHECK(page_text(page_with(""), 80) == "\n");
}

TEST_CASE("a heading is underlined as wide as its widest line") {
    const Page page{"report", "Title", "en", {Heading{2, {0, "größer als das"}}}};
    CHECK(page_text(page, 80) == "größer als das\n--------------\n");
    CHECK(page_text(page, 10) == "größer als\ndas\n----------\n");
}

}  // namespace twotrack::page_text_test
