#include "core/page/page.hpp"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "core/quiz/quiz.hpp"
#include "tests/support/cpp/activate.hpp"
#include "tests/support/cpp/pages.hpp"
#include "tests/support/cpp/sessions.hpp"
#include "tests/support/cpp/small_assessment.hpp"

namespace twotrack::page_test {

using test::after;

namespace {

const Assessment& small() {
    static const Assessment assessment = test::small();
    return assessment;
}

Session on_question(std::size_t item) {
    Session session = after(small(), start_session(small(), 0), Next{});
    for (std::size_t i = 0; i < item; ++i) session = after(small(), session, Skip{});
    return session;
}

std::vector<std::string> control_ids(const Page& page) {
    std::vector<std::string> ids;
    for (const Control* control : controls_of(page)) ids.push_back(control->id);
    return ids;
}

}  // namespace

TEST_CASE("a page's texts are numbered from 0 in reading order") {
    for (const Assessment& assessment : {test::small(), test::career_track()})
        for (const Page& page : test::all_pages(assessment)) {
            CAPTURE(page.id);
            int next = 0;
            for (const Text* text : test::texts_of(page)) REQUIRE(text->id == next++);
            REQUIRE(next > 0);
        }
}

TEST_CASE("every page has one heading of the first level and no control twice") {
    for (const Assessment& assessment : {test::small(), test::career_track()})
        for (const Page& page : test::all_pages(assessment)) {
            CAPTURE(page.id);
            int headings = 0;
            for (const Block& block : page.blocks) {
                if (const auto* heading = std::get_if<Heading>(&block)) headings += heading->level == 1;
                if (const auto* group = std::get_if<ChoiceGroup>(&block)) headings += group->level == 1;
            }
            CHECK(headings == 1);
            const auto ids = control_ids(page);
            CHECK(std::set<std::string>(ids.begin(), ids.end()).size() == ids.size());
            CHECK(page.title == assessment.title);
            CHECK(page.language == assessment.language);
        }
}

TEST_CASE("the intro says what the assessment says and starts it") {
    const Page page = build_page(small(), start_session(small(), 0));
    CHECK(page.id == "intro");
    CHECK(test::only<Heading>(page).text.string == "Hello");
    CHECK(test::count<Paragraph>(page) == 2);
    CHECK(test::only<Notes>(page).entries[0].text.string == "A minute.");
    CHECK(control_ids(page) == std::vector<std::string>{"start"});
    CHECK(find_control(page, "start")->label.string == "Start");
    CHECK(find_control(page, "start")->action == Action(Begin{Form::Full}));
    CHECK(test::only<Buttons>(page).buttons[0].emphasis == Emphasis::Primary);
}

TEST_CASE("what the assessment leaves out of its intro is not on the page") {
    Assessment bare = small();
    bare.intro.notes.clear();
    bare.intro.small_print.clear();
    const Page page = build_page(bare, start_session(bare, 0));
    CHECK(test::count<Notes>(page) == 0);
    CHECK(test::count<Paragraph>(page) == 1);
}

TEST_CASE("after a restart the intro offers to bring the answers back") {
    const Session restarted = after(small(), test::completed(small(), {1, 2, 0, 0}), Restart{});
    const Page page = build_page(small(), restarted);
    CHECK(control_ids(page) == std::vector<std::string>{"start", "bring-back"});
    const auto back = activate(small(), restarted, "bring-back", Advance::GoOn, 0);
    REQUIRE(back);
    CHECK(page_id(small(), *back) == "report");
}

TEST_CASE("a shared result is shown over one's own page, and can only be closed") {
    Session session = on_question(1);
    session.shared = Shared{score(small(), {4, 0, 0, 2}), std::nullopt, Form::Full};
    const Page page = build_page(small(), session);
    CHECK(page.id == "shared");
    CHECK(test::only<Badge>(page).text.string == "A shared result");
    CHECK(control_ids(page) == std::vector<std::string>{"close-shared"});
    const auto closed = activate(small(), session, "close-shared", Advance::GoOn, 0);
    REQUIRE(closed);
    CHECK(page_id(small(), *closed) == "m1");
}

TEST_CASE("a report offers to bring back what another way replaced") {
    Session session = after(small(), test::completed(small(), {1, 2, 0, 0}), Restart{});
    session.position = {Position::Kind::Report, 0};
    CHECK(control_ids(build_page(small(), session)) == std::vector<std::string>{"bring-back", "restart", "back"});
    const auto back = activate(small(), session, "bring-back", Advance::GoOn, 0);
    REQUIRE(back);
    CHECK(control_ids(build_page(small(), *back)) == std::vector<std::string>{"restart", "back"});
}

TEST_CASE("answers from a link are shown as a whole report, to be kept or to be closed") {
    Session session = on_question(1);
    const Answers answers{4, 0, 0, 2};
    session.shared = Shared{score(small(), answers), answers, Form::Full};
    const Page page = build_page(small(), session);
    CHECK(page.id == "shared");
    CHECK(test::only<Badge>(page).text.string == "Answers from a link");
    CHECK(control_ids(page) == std::vector<std::string>{"adopt", "close-shared"});
    CHECK(page_id(small(), *activate(small(), session, "close-shared", Advance::GoOn, 0)) == "m1");
    const auto adopted = activate(small(), session, "adopt", Advance::GoOn, 0);
    REQUIRE(adopted);
    CHECK(page_id(small(), *adopted) == "report");
    CHECK(adopted->answers == answers);
}

TEST_CASE("who comes back to answers beside others is offered the others") {
    Session session = on_question(2);
    session.answers[0] = 3;
    session.replaced = on_question(3);
    session.replaced->answers = {1, 2, 3, std::nullopt};
    const Session back = welcomed(session);
    const Page page = build_page(small(), back);
    CHECK(control_ids(page) == std::vector<std::string>{"resume", "restart", "bring-back"});
    CHECK(controls_of(page)[2]->label.string == "Use my other answers: 3 of 4");
    const auto others = activate(small(), back, "bring-back", Advance::GoOn, 70);
    REQUIRE(others);
    CHECK(others->answers == Answers{1, 2, 3, std::nullopt});
    CHECK(page_id(small(), *others) == page_id(small(), on_question(3)));
    CHECK(others->replaced->answers[0] == 3);
}

TEST_CASE("who comes back is told how far they were, and goes on or starts over") {
    Session session = on_question(2);
    session.answers[0] = 3;
    const Session back = welcomed(session);
    const Page page = build_page(small(), back);
    CHECK(page.id == "welcome");
    CHECK(test::only<Heading>(page).text.string == "Welcome back");
    CHECK(test::only<Paragraph>(page).text.string.starts_with("You have answered 1 of 4 questions."));
    CHECK(control_ids(page) == std::vector<std::string>{"resume", "restart"});
    const auto on = activate(small(), back, "resume", Advance::GoOn, 70);
    REQUIRE(on);
    CHECK(page_id(small(), *on) == "t2");
    CHECK(on->entered_at_ms == 70);
    const auto over = activate(small(), back, "restart", Advance::GoOn, 70);
    REQUIRE(over);
    CHECK(control_ids(build_page(small(), *over)) == std::vector<std::string>{"start", "bring-back"});
}

TEST_CASE("a question shows its text, its prompt and its answers from the lowest") {
    const Page page = build_page(small(), on_question(0));
    const auto& group = test::only<ChoiceGroup>(page);
    CHECK(page.id == "t1");
    CHECK(group.id == "t1");
    CHECK(group.question.string == "Ich baue gern – selbst.");
    CHECK(group.prompt.string == "Does this fit?");
    REQUIRE(group.options.size() == 5);
    CHECK(group.options[0].control.label.string == "Not at all");
    CHECK(group.options[4].control.label.string == "Wholly");
    for (std::size_t k = 0; k < 5; ++k) {
        CHECK(group.options[k].control.id == "t1:" + std::to_string(k));
        CHECK(group.options[k].control.action == Action(Answer{0, static_cast<int>(k)}));
        CHECK_FALSE(group.options[k].checked);
    }
    CHECK(test::only<ChoiceGroup>(build_page(small(), on_question(2))).prompt.string.empty());
}

TEST_CASE("the answer chosen is checked, and no other") {
    const Page page = build_page(small(), after(small(), on_question(0), Answer{0, 3}));
    const auto& options = test::only<ChoiceGroup>(page).options;
    for (std::size_t k = 0; k < options.size(); ++k) CHECK(options[k].checked == (k == 3));
}

TEST_CASE("a question's controls keep their ids when it is answered") {
    for (std::size_t i = 0; i < 4; ++i) {
        const Session session = on_question(i);
        const auto before = control_ids(build_page(small(), session));
        for (int category = 0; category < static_cast<int>(small().n_categories(i)); ++category)
            CHECK(control_ids(build_page(small(), after(small(), session, Answer{i, category}))) == before);
    }
}

TEST_CASE("a keyboard reaches the answers first, then the way back, then the way on") {
    CHECK(control_ids(build_page(small(), on_question(2))) ==
          std::vector<std::string>{"t2:0", "t2:1", "t2:2", "back", "forward"});
}

TEST_CASE("the way on is to skip an unanswered question and to leave an answered one") {
    const Session unanswered = on_question(0), answered = after(small(), unanswered, Answer{0, 1});
    const Footer skip = test::only<Footer>(build_page(small(), unanswered));
    CHECK(skip.forward.control.label.string == "Skip");
    CHECK(skip.forward.control.action == Action(Skip{}));
    CHECK(skip.forward.emphasis == Emphasis::Quiet);
    const Footer next = test::only<Footer>(build_page(small(), answered));
    CHECK(next.forward.control.label.string == "On");
    CHECK(next.forward.control.action == Action(Next{}));
    CHECK(next.forward.emphasis == Emphasis::Primary);
    CHECK(next.back.control.action == Action(Back{}));
}

TEST_CASE("the way on from the last question leads over the review to the result") {
    const Session last = after(small(), on_question(3), Answer{3, 1});
    const Footer footer = test::only<Footer>(build_page(small(), last));
    CHECK(footer.forward.control.action == Action(Next{}));
    CHECK(test::only<Footer>(build_page(small(), on_question(3))).forward.control.label.string == "Skip");
    const Session review = *activate(small(), last, "forward", Advance::Stay, 0);
    const Page page = build_page(small(), review);
    CHECK(page.id == "review");
    CHECK(find_control(page, "forward")->label.string == "See the result");
    CHECK(find_control(page, "open:m2")->action == Action(Open{3}));
    CHECK(page_id(small(), *activate(small(), review, "forward", Advance::Stay, 0)) == "report");
}

TEST_CASE("the hint counts the keys that answer, nine at most") {
    CHECK(test::only<Footer>(build_page(small(), on_question(0))).hint.string == "Keys 1–5 answer");
    CHECK(test::only<Footer>(build_page(small(), on_question(2))).hint.string == "Keys 1–3 answer");
    std::vector<double> thresholds{-4, -3, -2, -1, 0, 1, 2, 3, 4};
    const Assessment ten =
        test::assessment_of({{{"t", "technical", '+', {1.0, thresholds}}, {"m", "people", '+', {1.0, {0.0}}}}});
    const Session session = after(ten, start_session(ten, 0), Next{});
    CHECK(test::only<Footer>(build_page(ten, session)).hint.string == "Keys 1–9 answer");
}

TEST_CASE("progress counts the question, the time left and what each section has passed") {
    const auto progress = [](std::size_t item) { return test::only<Progress>(build_page(small(), on_question(item))); };
    CHECK(progress(0).section.string == "At first");
    CHECK(progress(0).remaining.string == "1 of 4 · under a minute left");
    CHECK(progress(0).alternative == "At first: question 1 of 4");
    CHECK(progress(2).section.string == "And then");
    CHECK(progress(2).remaining.string == "3 of 4 · under a minute left");
    for (std::size_t item = 0; item < 4; ++item) {
        const auto segments = progress(item).segments;
        REQUIRE(segments.size() == 2);
        CHECK(segments[0].n_questions == 2);
        CHECK(segments[1].n_questions == 2);
        CHECK(segments[0].n_passed + segments[1].n_passed == item);
        CHECK((segments[1].n_passed == 0 || segments[0].n_passed == 2));
    }
    const Assessment career_track = test::career_track();
    const Session first = after(career_track, start_session(career_track, 0), Next{});
    CHECK(test::only<Progress>(build_page(career_track, first)).remaining.string == "1 of 54 · about 9 min left");
}

TEST_CASE("a section without questions has no segment") {
    const Assessment assessment =
        test::parsed(test::edited(R"({"id": "then", "name": "And then"})",
                                  R"({"id": "idle", "name": "Idle"}, {"id": "then", "name": "And then"})"));
    const Session session = after(assessment, start_session(assessment, 0), Next{});
    CHECK(test::only<Progress>(build_page(assessment, session)).segments.size() == 2);
}

TEST_CASE("a choice goes on by itself when it should, and stays when it should") {
    const Session session = on_question(0);
    const auto stayed = activate(small(), session, "t1:2", Advance::Stay, 500),
               gone = activate(small(), session, "t1:2", Advance::GoOn, 500);
    REQUIRE(stayed);
    REQUIRE(gone);
    CHECK(page_id(small(), *stayed) == "t1");
    CHECK(page_id(small(), *gone) == "m1");
    CHECK(stayed->answers == gone->answers);
    CHECK(gone->response_times_ms[0] == 500);
    CHECK(gone->entered_at_ms == 500);
    const auto last = activate(small(), on_question(3), "m2:0", Advance::GoOn, 0);
    CHECK(page_id(small(), *last) == "review");
}

TEST_CASE("other controls do the same whether a choice would go on or not") {
    const Session session = after(small(), on_question(1), Answer{1, 0});
    for (const std::string id : {"back", "forward"}) {
        const auto one = activate(small(), session, id, Advance::Stay, 9),
                   other = activate(small(), session, id, Advance::GoOn, 9);
        REQUIRE(one);
        REQUIRE(other);
        CHECK(test::same(*one, *other));
    }
}

TEST_CASE("a control that is not on the page is refused and changes nothing") {
    for (const std::string id : {"", "start", "restart", "t1:5", "m1:0", "t1:", "t1", "report"}) {
        CAPTURE(id);
        const auto result = activate(small(), on_question(0), id, Advance::GoOn, 0);
        REQUIRE(!result);
        CHECK(result.error().sentence.find("\"" + id + "\"") != std::string::npos);
    }
    CHECK(find_control(build_page(small(), on_question(0)), "start") == nullptr);
}

TEST_CASE("a card with two questions goes on with the answer that completes it, and not when it is changed later") {
    const Assessment assessment = test::career_track();
    Session session = start_session(assessment, 0);
    const std::size_t impact = *assessment.find_item("impact");
    session.position = {Position::Kind::Card, assessment.items[impact].card};
    const Page page = build_page(assessment, session);
    CHECK(test::count<ChoiceGroup>(page) == 2);
    CHECK(controls_of(page).size() == 12);
    CHECK(test::only<Footer>(page).forward.control.label.string == "Skip");
    session = *activate(assessment, session, "impact-importance:3", Advance::GoOn, 0);
    CHECK(page_id(assessment, session) == "impact");
    CHECK(test::only<Footer>(build_page(assessment, session)).forward.control.label.string == "Skip the rest");
    const Session gone = *activate(assessment, session, "impact:0", Advance::GoOn, 0);
    CHECK(page_id(assessment, gone) == "balance");
    const Session back = after(assessment, gone, Back{});
    CHECK(page_id(assessment, *activate(assessment, back, "impact:4", Advance::GoOn, 0)) == "impact");
}

TEST_CASE("the two ends of a trade-off are described, and name its answers") {
    const Assessment assessment = test::career_track();
    Session session = start_session(assessment, 0);
    session.position = {Position::Kind::Card, assessment.items[*assessment.find_item("impact")].card};
    for (const Block& block : build_page(assessment, session).blocks) {
        const auto* group = std::get_if<ChoiceGroup>(&block);
        if (!group || group->ends.empty()) continue;
        CHECK(group->ends[0].name.string == "depth");
        CHECK(group->options[0].control.label.string == "Clearly depth");
        CHECK(group->options[4].control.label.string == "Clearly breadth");
        for (const auto& option : group->options) CHECK_FALSE(option.checked);
    }
}

TEST_CASE("an answer that stands apart is no part of the scale") {
    const Assessment assessment = test::career_track();
    Session session = start_session(assessment, 0);
    session.position = {Position::Kind::Card, assessment.items[*assessment.find_item("senior-people")].card};
    const Page page = build_page(assessment, session);
    const auto& group = test::only<ChoiceGroup>(page);
    CHECK(group.n_ordered == 5);
    CHECK(group.options.size() == 6);
    CHECK(group.options[5].control.label.string == "I have never watched one closely");
}

}  // namespace twotrack::page_test
