#include "core/quiz/page_list.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/page/page.hpp"
#include "core/quiz/quiz.hpp"
#include "tests/support/cpp/assessments.hpp"

namespace twotrack::page_list_test {

using namespace twotrack::test;

TEST_CASE("Every page of the list opens, as the page that it names, and leaves the answers") {
    const Assessment assessment = career_track();
    Session session = start_session(assessment, 0);
    session.answers[0] = 3;
    const auto pages = pages_of(assessment, session);
    CHECK(pages.front().id == "intro");
    CHECK(pages.back().id == "report");
    CHECK(pages.size() > assessment.cards.size());
    for (const PageEntry& page : pages) {
        CAPTURE(page.id);
        CHECK_FALSE(page.title.empty());
        const auto there = opened_at(assessment, session, page.id, 7);
        REQUIRE(there);
        CHECK(build_page(assessment, *there).id == page.id);
        CHECK(there->answers == session.answers);
        CHECK(there->entered_at_ms == 7);
    }
}

TEST_CASE("The list of a short form has its pages alone; another page brings the full form") {
    const Assessment assessment = career_track();
    Session session = start_session(assessment, 0);
    const auto all = pages_of(assessment, session);
    session.form = Form::Short;
    const auto some = pages_of(assessment, session);
    CHECK(some.size() < all.size());
    const auto other = std::ranges::find_if(
        all, [&](const PageEntry& page) { return std::ranges::find(some, page.id, &PageEntry::id) == some.end(); });
    REQUIRE(other != all.end());
    CHECK(opened_at(assessment, session, other->id, 0)->form == Form::Full);
    CHECK(opened_at(assessment, session, "report", 0)->form == Form::Short);
}

TEST_CASE("A page that there is not does not open") {
    const Assessment assessment = career_track();
    const Session session = start_session(assessment, 0);
    for (const char* id : {"", "nowhere", "section:", "welcome", "shared"}) {
        CAPTURE(id);
        CHECK_FALSE(opened_at(assessment, session, id, 0));
    }
}

}  // namespace twotrack::page_list_test
