// The blocks of a page as JSON and as text, on handmade pages.

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "core/json/json.hpp"
#include "core/page/page.hpp"
#include "tests/support/cpp/example_page.hpp"
#include "tests/support/cpp/page_values.hpp"
#include "tests/support/cpp/texts.hpp"

namespace twotrack::page_blocks_test {

using test::block;
using test::collect;
using test::parsed;

TEST_CASE("the JSON of every kind of block holds its texts in reading order") {
    for (const Page& page : test::example_pages()) {
        CAPTURE(page.id);
        std::vector<Text> written;
        collect(parsed(page), written);
        const auto texts = test::texts_of(page);
        REQUIRE(written.size() == texts.size());
        for (std::size_t i = 0; i < texts.size(); ++i) {
            CHECK(written[i].id == static_cast<int>(i));
            CHECK(written[i].string == texts[i]->string);
        }
    }
}

TEST_CASE("a trade-off's JSON holds its ends, its scale and the level of each question") {
    const json::Value page = parsed(test::trade_off_page(3));
    const json::Value &question = page.find("blocks")->elements[0], &importance = page.find("blocks")->elements[1];
    CHECK(question.find("level")->number == 1);
    CHECK(importance.find("level")->number == 2);
    CHECK(question.find("ordered")->number == 5);
    REQUIRE(question.find("ends")->elements.size() == 2);
    CHECK(question.find("ends")->elements[1].find("name")->find("text")->string == "Management track");
    CHECK(importance.find("ends")->elements.empty());
    CHECK(question.find("options")->elements[3].find("checked")->boolean);
    CHECK(block(parsed(test::pair_page()), "choice-group").find("ordered")->number == 0);
}

TEST_CASE("the JSON of bars, ladders, lists and reviews holds what they show") {
    const json::Value report = parsed(test::report_page()), review = parsed(test::review_page());
    const auto& bars = block(report, "bars").find("entries")->elements;
    CHECK(bars[0].find("value")->number == 0.5);
    CHECK(bars[0].find("weight")->number == 0.75);
    CHECK(bars[3].find("value")->kind == json::Kind::Null);
    CHECK(block(report, "bars").find("alternative")->string == "Five choices between the two tracks.");

    const json::Value& track = block(report, "ladders").find("entries")->elements[0];
    CHECK(track.find("scale")->number == 0);
    const auto& stages = track.find("stages")->elements;
    CHECK(stages[0].find("mark")->string == "none");
    CHECK(stages[1].find("mark")->string == "now");
    CHECK(stages[1].find("mark_label")->find("text")->string == "you are here");
    CHECK(stages[2].find("mark")->string == "next");

    CHECK(block(report, "list").find("order")->string == "ordered");
    const json::Value& links = report.find("blocks")->elements.back();
    CHECK(links.find("order")->string == "unordered");
    CHECK(links.find("entries")->elements[0].find("url")->string == "https://example.org/pendulum");

    const json::Value& group = block(review, "review").find("groups")->elements[0];
    CHECK(group.find("heading")->find("text")->string == "What pulls you");
    CHECK(group.find("entries")->elements[0].find("id")->string == "to:t1");
    CHECK(group.find("entries")->elements[0].find("answered")->boolean);
    CHECK_FALSE(group.find("entries")->elements[1].find("answered")->boolean);
}

TEST_CASE("a trade-off as text says what its ends stand for, and its second question is a smaller heading") {
    CHECK(page_text(test::trade_off_page(3), 120) ==
          "How should your promotions be decided?\n"
          "======================================\n"
          "Choose the one that is closer, even if both are true.\n"
          "- Technical track: By my own mastery: harder problems, systems I own, decisions that push the product.\n"
          "- Management track: By my team's results: larger groups, wider scope, business outcomes.\n"
          "( ) 1 Clearly the first\n"
          "( ) 2 Rather the first\n"
          "( ) 3 In between\n"
          "(x) 4 Rather the second\n"
          "( ) 5 Clearly the second\n"
          "\n"
          "How much does it matter to you?\n"
          "-------------------------------\n"
          "( ) 1 Not at all\n"
          "( ) 2 A little\n"
          "( ) 3 Somewhat\n"
          "( ) 4 Much\n"
          "( ) 5 A great deal\n");
}

TEST_CASE("bars, ladders and lists as text say in words what they show") {
    CHECK(page_text(test::report_page(), 80) ==
          "What you would choose\n"
          "---------------------\n"
          "\n"
          "Five choices between the two tracks.\n"
          "- Impact: Rather through people; it matters much.\n"
          "- Work-life: Clearly the technical side; it matters a great deal.\n"
          "- Promotions: In between.\n"
          "- Salary: Not answered.\n"
          "- Responsibility\n"
          "\n"
          "Your next stage\n"
          "---------------\n"
          "\n"
          "Technical track\n"
          "- Engineer\n"
          "- Senior engineer <- you are here\n"
          "- Principal engineer <- a next step\n"
          "- Chief engineer\n"
          "\n"
          "Management track\n"
          "- Team lead\n"
          "- Manager of managers\n"
          "- Director\n"
          "\n"
          "Programme management\n"
          "- Project lead\n"
          "- Programme lead <- you are here\n"
          "\n"
          "Ask someone who is there\n"
          "------------------------\n"
          "\n"
          "1. What kind of person struggles in this role, and who fits it?\n"
          "2. What does a typical week look like?\n"
          "   Ask for last week, not for a usual one.\n"
          "3. How does it affect your life outside work?\n"
          "\n"
          "- Going back and forth between engineering and management\n"
          "  An essay.\n"
          "  https://example.org/pendulum\n"
          "- About this assessment\n"
          "  docs/method.html\n");
}

TEST_CASE("a review as text is questions with their answers under each section's heading") {
    CHECK(page_text(test::review_page(), 100) ==
          "Your answers\n"
          "============\n"
          "\n"
          "What pulls you\n"
          "--------------\n"
          "- I lose track of time when I am deep in a hard technical problem: Agree\n"
          "- I read code: Not answered\n"
          "\n"
          "What you would choose\n"
          "---------------------\n"
          "- How should your promotions be decided? Rather the first; it matters a great deal\n");
}

TEST_CASE("a question says how many options it takes, and which rank they have") {
    CHECK(block(parsed(test::pair_page()), "choice-group").find("selection")->string == "one");
    CHECK(block(parsed(test::several_page()), "choice-group").find("selection")->string == "several");
    const json::Value ranking = parsed(test::ranking_page());
    CHECK(block(ranking, "choice-group").find("selection")->string == "ranking");
    CHECK(block(ranking, "choice-group").find("options")->elements[2].find("rank")->find("text")->string == "1");
    CHECK_THAT(page_text(test::several_page()),
               Catch::Matchers::ContainsSubstring("[x] 1 An editor\n[ ] 2 A terminal"));
    CHECK_THAT(page_text(test::ranking_page()),
               Catch::Matchers::ContainsSubstring("[2] 1 Depth\n[ ] 2 Pace\n[1] 3 The"));
}

TEST_CASE("a text field says what is written in it") {
    CHECK(block(parsed(test::text_page()), "text-field").find("value")->string == "The quiet");
    CHECK_THAT(page_text(test::text_page()), Catch::Matchers::ContainsSubstring("A line or two.\n> The quiet\n"));
}

}  // namespace twotrack::page_blocks_test
