#include "native/desktop/view/focus_order.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <string>
#include <vector>

#include "tests/native/desktop/example_page.hpp"

namespace twotrack::focus_order_test {

using namespace twotrack::native;
using namespace twotrack::test;

namespace {

std::vector<std::string> walk(const Page& page, FocusDirection direction, int n_steps) {
    std::vector<std::string> stops;
    std::string focused;
    for (int i = 0; i < n_steps; ++i) stops.push_back(focused = next_tab_stop(page, focused, direction));
    return stops;
}

}  // namespace

TEST_CASE("Tab stops once at a radio group, at its first option when none is chosen, and goes round") {
    CHECK(walk(question_page(), FocusDirection::Forward, 4) == std::vector<std::string>{"a", "back", "forward", "a"});
}

TEST_CASE("Tab stops at the chosen option of a radio group") {
    CHECK(walk(question_page("b"), FocusDirection::Forward, 4) ==
          std::vector<std::string>{"b", "back", "forward", "b"});
}

TEST_CASE("Shift and Tab go the same way back") {
    CHECK(walk(question_page("c"), FocusDirection::Backward, 4) ==
          std::vector<std::string>{"forward", "back", "c", "forward"});
}

TEST_CASE("Tab leaves a radio group from the option that has the focus, chosen or not") {
    CHECK(next_tab_stop(question_page("a"), "c", FocusDirection::Forward) == "back");
    CHECK(next_tab_stop(question_page("a"), "c", FocusDirection::Backward) == "forward");
}

TEST_CASE("A page without controls has no tab stop") {
    CHECK(next_tab_stop(buttons_page({}), "", FocusDirection::Forward).empty());
    CHECK(next_tab_stop(buttons_page({}), "", FocusDirection::Backward).empty());
}

TEST_CASE("Neighbouring options go round the ends of their group") {
    const Page page = question_page();
    CHECK(next_option(page, "a", FocusDirection::Forward) == "b");
    CHECK(next_option(page, "c", FocusDirection::Forward) == "a");
    CHECK(next_option(page, "a", FocusDirection::Backward) == "c");
}

TEST_CASE("What is no option has no neighbouring option") {
    CHECK_FALSE(next_option(question_page(), "back", FocusDirection::Forward));
    CHECK_FALSE(next_option(question_page(), "", FocusDirection::Forward));
}

TEST_CASE("A digit stands for the option with this number, and for none beyond them") {
    const Page page = question_page();
    CHECK(option_for_digit(page, "", 1) == "a");
    CHECK(option_for_digit(page, "", 3) == "c");
    CHECK_FALSE(option_for_digit(page, "", 4));
    CHECK_FALSE(option_for_digit(page, "", 0));
    CHECK_FALSE(option_for_digit(buttons_page({"start"}), "", 1));
}

TEST_CASE("A digit answers the group that holds the focus, answered or not") {
    const Page page = two_questions_page("a", "");
    CHECK(option_for_digit(page, "b", 3) == "c");
    CHECK(option_for_digit(page, "x", 2) == "y");
    CHECK_FALSE(option_for_digit(page, "x", 3));
}

TEST_CASE("Without a focus on an option, a digit answers the first group without an answer, else the first") {
    for (const char* focused : {"", "back", "forward"}) {
        CHECK(option_for_digit(two_questions_page("", ""), focused, 1) == "a");
        CHECK(option_for_digit(two_questions_page("c", ""), focused, 1) == "x");
        CHECK(option_for_digit(two_questions_page("", "y"), focused, 1) == "a");
        CHECK(option_for_digit(two_questions_page("c", "y"), focused, 1) == "a");
    }
}

TEST_CASE("Each radio group of a page is one tab stop, and arrows stay within theirs") {
    const Page page = two_questions_page("b", "");
    CHECK(walk(page, FocusDirection::Forward, 5) == std::vector<std::string>{"b", "x", "back", "forward", "b"});
    CHECK(walk(page, FocusDirection::Backward, 4) == std::vector<std::string>{"forward", "back", "x", "b"});
    CHECK(next_option(page, "y", FocusDirection::Forward) == "x");
    CHECK(next_option(page, "a", FocusDirection::Backward) == "c");
}

TEST_CASE("Every row of a review is a tab stop, group by group, and none of them an option") {
    CHECK(walk(review_page(), FocusDirection::Forward, 5) ==
          std::vector<std::string>{"to:1", "to:2", "to:3", "forward", "to:1"});
    CHECK_FALSE(next_option(review_page(), "to:1", FocusDirection::Forward));
    CHECK_FALSE(option_for_digit(review_page(), "to:1", 1));
}

TEST_CASE("Where several may be chosen each option is a stop, and no arrow chooses") {
    Page page = question_page("b");
    std::get<ChoiceGroup>(page.blocks[0]).selection = GENERATE(Selection::Several, Selection::Ranking);
    CHECK(walk(page, FocusDirection::Forward, 6) == std::vector<std::string>{"a", "b", "c", "back", "forward", "a"});
    CHECK(!next_option(page, "a", FocusDirection::Forward));
    CHECK(option_for_digit(page, "", 3) == "c");
}

TEST_CASE("A text field is a stop") {
    const Page page{"field", "", "en", {TextField{control("why:text"), {}, ""}, buttons_page({"forward"}).blocks[0]}};
    CHECK(walk(page, FocusDirection::Forward, 3) == std::vector<std::string>{"why:text", "forward", "why:text"});
}

}  // namespace twotrack::focus_order_test
