#include "core/session/session.hpp"

#include <catch2/catch_test_macros.hpp>
#include <limits>

#include "tests/support/cpp/assessments.hpp"
#include "tests/support/cpp/sessions.hpp"
#include "tests/support/cpp/small_assessment.hpp"

namespace twotrack::session_test {

using test::after;

namespace {

const Assessment& small() {
    static const Assessment assessment = test::small();
    return assessment;
}

Session on_intro() { return start_session(small(), 100); }
Session on_first_question() { return after(small(), on_intro(), Next{}, 200); }
Session on_report() { return test::completed(small(), {1, 2, std::nullopt, 0}); }

void check_refused(const Session& session, const Action& action) {
    CAPTURE(page_id(small(), session), action.index());
    const Session before = session;
    const auto result = apply(small(), session, action, 999);
    REQUIRE(!result);
    CHECK(result.error().sentence.size() > 10);
    CHECK(result.error().sentence.ends_with('.'));
    CHECK(test::same(session, before));
}

}  // namespace

TEST_CASE("a session begins on the intro, without answers") {
    const Session session = on_intro();
    CHECK(page_id(small(), session) == "intro");
    CHECK_FALSE(current_card(session));
    CHECK_FALSE(is_complete(session));
    CHECK(n_answered(session) == 0);
    CHECK(session.answers.size() == 4);
    CHECK(session.response_times_ms == std::vector<std::uint32_t>(4));
    CHECK(session.entered_at_ms == 100);
}

TEST_CASE("the way leads from the intro through every question to the report") {
    Session session = on_first_question();
    for (const std::string id : {"t1", "m1", "t2", "m2"}) {
        CHECK(page_id(small(), session) == id);
        CHECK(small().items[small().cards[*current_card(session)].first_item].id == id);
        session = after(small(), session, Answer{small().cards[*current_card(session)].first_item, 1});
        CHECK(page_id(small(), session) == id);
        session = after(small(), session, Next{});
    }
    CHECK(page_id(small(), session) == "review");
    session = after(small(), session, Next{});
    CHECK(page_id(small(), session) == "report");
    CHECK(is_complete(session));
    CHECK_FALSE(current_card(session));
    CHECK(n_answered(session) == 4);
}

TEST_CASE("answers end when they first lead to the report, and changed ones when they lead there again") {
    Session session = on_first_question();
    for (int i = 0; i < 4; ++i) session = after(small(), session, Skip{}, 300);
    CHECK(session.ended == 0);
    session = after(small(), session, Next{}, 400);
    CHECK(session.ended == 400);
    session = after(small(), after(small(), session, Back{}, 500), Next{}, 600);
    CHECK(session.ended == 400);
    session = after(small(), after(small(), session, Back{}, 700), Open{0}, 800);
    session = after(small(), session, Answer{0, 1}, 900);
    CHECK(session.ended == 0);
    session = after(small(), after(small(), session, Next{}, 1'000), Next{}, 1'100);
    CHECK(is_complete(session));
    CHECK(session.ended == 1'100);
    CHECK(session.begun == 100);
}

TEST_CASE("nobody knows when answers from a link were begun and ended, and they are an attempt of their own") {
    Session session = start_session(small(), 1'764'550'000'000, 7);
    const std::int64_t begun = session.begun;
    session.shared = Shared{score(small(), {4, 4, 2, 2}), Answers{4, 4, 2, 2}, Form::Full};
    session = after(small(), session, Adopt{}, 1'764'550'001'000);
    CHECK(session.begun != begun);
    CHECK(session.begun > 0);
    CHECK(session.begun <= std::numeric_limits<std::uint32_t>::max());
    CHECK(session.ended == 0);
}

TEST_CASE("what does not fit the intro is refused") {
    for (const Action& action : {Action(Answer{0, 1}), Action(Skip{}), Action(Back{}), Action(Restart{}),
                                 Action(BringBack{}), Action(CloseShared{})})
        check_refused(on_intro(), action);
}

TEST_CASE("what does not fit an unanswered question is refused") {
    for (const Action& action :
         {Action(Next{}), Action(BringBack{}), Action(Answer{1, 0}), Action(Answer{99, 0}), Action(Answer{0, 5}),
          Action(Answer{0, -1}), Action(Answer{0, std::numeric_limits<int>::max()}),
          Action(Answer{0, std::numeric_limits<int>::min()}),
          Action(Answer{std::numeric_limits<std::size_t>::max(), 0})})
        check_refused(on_first_question(), action);
}

TEST_CASE("what does not fit an answered question is refused") {
    const Session answered = after(small(), on_first_question(), Answer{0, 3});
    for (const Action& action : {Action(Skip{}), Action(BringBack{}), Action(Answer{1, 0}), Action(Answer{0, 5})})
        check_refused(answered, action);
}

TEST_CASE("what does not fit the report is refused") {
    for (const Action& action :
         {Action(Next{}), Action(Skip{}), Action(BringBack{}), Action(Answer{0, 1}), Action(Answer{3, 0})})
        check_refused(on_report(), action);
}

TEST_CASE("a question has no answers beyond its own categories") {
    Session session = on_first_question();
    session = after(small(), session, Answer{0, 4});
    session = after(small(), session, Next{});
    session = after(small(), session, Skip{});
    REQUIRE(page_id(small(), session) == "t2");
    check_refused(session, Answer{2, 3});
    CHECK(after(small(), session, Answer{2, 2}).answers[2] == 2);
}

TEST_CASE("an answer may be changed and stays where it is until it is") {
    Session session = after(small(), on_first_question(), Answer{0, 3});
    session = after(small(), session, Answer{0, 1});
    CHECK(session.answers[0] == 1);
    session = after(small(), after(small(), session, Next{}), Back{});
    CHECK(session.answers[0] == 1);
}

TEST_CASE("going back keeps every answer, the later ones too") {
    const Answers answers{1, 2, std::nullopt, 0};
    Session session = test::completed(small(), answers);
    for (const std::string id : {"review", "m2", "t2", "m1", "t1", "intro"}) {
        session = after(small(), session, Back{});
        CHECK(page_id(small(), session) == id);
        CHECK(session.answers == answers);
    }
}

TEST_CASE("a skipped question has no answer and can be answered later") {
    Session session = after(small(), on_first_question(), Skip{});
    CHECK(page_id(small(), session) == "m1");
    CHECK_FALSE(session.answers[0]);
    session = after(small(), after(small(), session, Back{}), Answer{0, 2});
    CHECK(session.answers[0] == 2);
    CHECK(n_answered(session) == 1);
}

TEST_CASE("while a shared result is open nothing fits but closing it, which leads back to one's own page") {
    Session session = after(small(), on_first_question(), Answer{0, 3}, 250);
    check_refused(session, CloseShared{});
    session.shared = Shared{score(small(), {4, 4, 2, 2}), std::nullopt, Form::Full};
    CHECK(page_id(small(), session) == "shared");
    for (const Action& action :
         {Action(Answer{0, 1}), Action(Next{}), Action(Skip{}), Action(Back{}), Action(Restart{}), Action(BringBack{})})
        check_refused(session, action);
    const Session closed = after(small(), session, CloseShared{}, 7'000);
    CHECK(page_id(small(), closed) == "t1");
    CHECK(closed.answers == session.answers);
    CHECK(closed.response_times_ms == session.response_times_ms);
    CHECK(closed.entered_at_ms == 7'000);
    CHECK_FALSE(closed.shared);
}

TEST_CASE("a restart leads to the intro without answers, and bringing back undoes it") {
    const Session report = on_report();
    const Session restarted = after(small(), report, Restart{}, 5'000);
    CHECK(page_id(small(), restarted) == "intro");
    CHECK(n_answered(restarted) == 0);
    CHECK(restarted.response_times_ms == std::vector<std::uint32_t>(4));
    CHECK(restarted.entered_at_ms == 5'000);

    const Session back = after(small(), restarted, BringBack{}, 6'000);
    CHECK(page_id(small(), back) == "report");
    CHECK(back.answers == report.answers);
    CHECK_FALSE(back.replaced);
    CHECK(back.entered_at_ms == 6'000);
}

TEST_CASE("after a restart the first new answer is what counts") {
    Session session = after(small(), on_report(), Restart{});
    session = after(small(), session, Next{});
    REQUIRE(session.replaced);
    session = after(small(), session, Answer{0, 0});
    CHECK_FALSE(session.replaced);
    check_refused(session, BringBack{});
}

TEST_CASE("a second restart without an answer in between loses nothing") {
    const Session report = on_report();
    Session session = after(small(), after(small(), report, Restart{}), Next{});
    session = after(small(), session, Restart{});
    CHECK(after(small(), session, BringBack{}).answers == report.answers);

    for (int i = 0; i < 6; ++i) session = after(small(), session, i == 0 || i == 5 ? Action(Next{}) : Action(Skip{}));
    REQUIRE(is_complete(session));
    session = after(small(), session, Restart{});
    CHECK(after(small(), session, BringBack{}).answers == report.answers);
}

TEST_CASE("a restart without any answer leaves nothing to bring back") {
    const Session restarted = after(small(), on_first_question(), Restart{});
    CHECK(page_id(small(), restarted) == "intro");
    check_refused(restarted, BringBack{});
    check_refused(restarted, Restart{});
}

TEST_CASE("the answers of the intro can be started over too, once one has gone back to it") {
    Session session = after(small(), on_first_question(), Answer{0, 3});
    session = after(small(), session, Back{});
    REQUIRE(page_id(small(), session) == "intro");
    session = after(small(), session, Restart{});
    CHECK(n_answered(session) == 0);
    CHECK(session.replaced->answers[0] == 3);
}

TEST_CASE("the time of an answer runs from the page's appearance to the first choice") {
    Session session = after(small(), on_intro(), Next{}, 1'000);
    session = after(small(), session, Answer{0, 1}, 3'500);
    CHECK(session.response_times_ms[0] == 2'500);
    session = after(small(), session, Answer{0, 2}, 9'000);
    CHECK(session.response_times_ms[0] == 2'500);
    session = after(small(), session, Next{}, 10'000);
    CHECK(session.response_times_ms[1] == 0);
    session = after(small(), session, Answer{1, 2}, 10'250);
    CHECK(session.response_times_ms[1] == 250);
    session = after(small(), after(small(), session, Back{}, 11'000), Answer{0, 4}, 12'000);
    CHECK(session.response_times_ms[0] == 2'500);
}

TEST_CASE("a clock may stand still, step back or start anywhere") {
    constexpr auto least = std::numeric_limits<std::int64_t>::min(), most = std::numeric_limits<std::int64_t>::max();
    const auto time = [](std::int64_t entered, std::int64_t answered) {
        const Session session = after(small(), on_intro(), Next{}, entered);
        return after(small(), session, Answer{0, 1}, answered).response_times_ms[0];
    };
    CHECK(time(1'000, 1'000) == 1);
    CHECK(time(1'000, 500) == 1);
    CHECK(time(-2'000, -500) == 1'500);
    CHECK(time(0, most) == std::numeric_limits<std::uint32_t>::max());
    CHECK(time(least, most) == std::numeric_limits<std::uint32_t>::max());
    CHECK(time(most, least) == 1);
    CHECK(time(least, least + 7) == 7);
}

TEST_CASE("a restart in the middle is undone with its place and its times") {
    Session session = after(small(), on_first_question(), Answer{0, 3}, 900);
    session = after(small(), after(small(), session, Next{}, 1'000), Restart{}, 2'000);
    session = after(small(), session, BringBack{}, 3'000);
    CHECK(page_id(small(), session) == "m1");
    CHECK(session.response_times_ms[0] == 700);
}

TEST_CASE("the review opens a question and takes one back from it, answered or not") {
    Session session = after(small(), on_report(), Back{});
    check_refused(session, Open{99});
    check_refused(session, Extend{});
    session = after(small(), session, Open{1});
    CHECK(page_id(small(), session) == "m1");
    const Session changed = after(small(), after(small(), session, Answer{1, 4}), Next{});
    CHECK(page_id(small(), changed) == "review");
    CHECK(changed.answers[1] == 4);
    CHECK(page_id(small(), after(small(), session, Back{})) == "review");
}

TEST_CASE("the short form presents its cards alone, and goes on to the full one with every answer kept") {
    const Assessment assessment = test::career_track();
    Session session = after(assessment, start_session(assessment, 0), Begin{Form::Short});
    std::size_t n_cards = 0;
    while (session.position.kind != Position::Kind::Report) {
        bool whole = true;
        if (const auto card = current_card(session)) {
            ++n_cards;
            REQUIRE(assessment.items[assessment.cards[*card].first_item].in_short_form);
            session = after(assessment, session, Answer{assessment.cards[*card].first_item, 1});
            whole = assessment.cards[*card].n_items == 1;
        }
        session = after(assessment, session, whole ? Action(Next{}) : Action(Skip{}));
    }
    CHECK(n_cards == 23);
    const Answers short_answers = session.answers;
    CHECK(score_session(assessment, session).scales[0].n_presented == 8);
    session = after(assessment, session, Extend{});
    CHECK(session.answers == short_answers);
    REQUIRE(current_card(session));
    CHECK_FALSE(assessment.items[assessment.cards[*current_card(session)].first_item].in_short_form);
}

TEST_CASE("there is no short form where the assessment has none") { check_refused(on_intro(), Begin{Form::Short}); }

TEST_CASE("answers that are kept from a link replace one's own, which can be brought back, and the other way round") {
    Session session = on_first_question();
    session = after(small(), session, Answer{0, 4});
    const Answers own = session.answers, opened{1, 1, 2, 2};
    session.shared = Shared{score(small(), opened), opened, Form::Full};
    session = after(small(), session, Adopt{}, 900);
    CHECK(is_complete(session));
    CHECK(session.answers == opened);
    CHECK(session.response_times_ms == std::vector<std::uint32_t>(4));
    CHECK_FALSE(session.shared);
    session = after(small(), session, BringBack{}, 950);
    CHECK(session.answers == own);
    session = after(small(), session, BringBack{}, 960);
    CHECK(session.answers == opened);
}

TEST_CASE("answers that are kept from a link after a restart leave what the restart replaced to be brought back") {
    const Answers own{4, 0, 2, 1}, opened{1, 1, 2, 2};
    Session session = after(small(), test::completed(small(), own), Restart{});
    session.shared = Shared{score(small(), opened), opened, Form::Full};
    session = after(small(), session, Adopt{});
    CHECK(session.answers == opened);
    CHECK(after(small(), session, BringBack{}).answers == own);
}

TEST_CASE("a result without answers cannot be kept, and without a code nothing can") {
    check_refused(on_first_question(), Adopt{});
    Session session = on_first_question();
    session.shared = Shared{score(small(), {4, 4, 2, 2}), std::nullopt, Form::Full};
    check_refused(session, Adopt{});
}

TEST_CASE("only who comes back to questions with an answer is asked whether to go on") {
    CHECK_FALSE(welcomed(on_intro()).is_welcome);
    CHECK_FALSE(welcomed(on_first_question()).is_welcome);
    CHECK_FALSE(welcomed(on_report()).is_welcome);
    const Session back = welcomed(after(small(), on_first_question(), Answer{0, 4}));
    CHECK(back.is_welcome);
    CHECK(page_id(small(), back) == "welcome");
    for (const Action& action : {Action(Answer{0, 1}), Action(Next{}), Action(Skip{}), Action(Back{}),
                                 Action(BringBack{}), Action(CloseShared{})})
        check_refused(back, action);
    check_refused(on_first_question(), Resume{});
}

TEST_CASE("a run of equal answers counts in the order that was shown") {
    Assessment assessment = test::career_track();
    for (Section& section : assessment.sections) section.is_shuffled = true;
    const std::uint32_t seed = 7;
    Answers answers(assessment.items.size());
    int n = 0;
    for (const std::size_t card : assessment.card_order(seed)) {
        const std::size_t item = assessment.cards[card].first_item;
        // Ten equal answers first, and then none that equals the one before.
        if (assessment.items[item].measure) answers[item] = n++ < 10 ? 3 : n % 2;
    }
    CHECK(quality_of(assessment, answers, {}, seed).longstring == 10);
    CHECK(quality_of(assessment, answers).longstring < 10);

    Session session = start_session(assessment, 0, seed);
    session.answers = answers;
    CHECK(score_session(assessment, session).quality.same_answer_flag);
    session.seed = 0;
    CHECK(!score_session(assessment, session).quality.same_answer_flag);
}

}  // namespace twotrack::session_test
