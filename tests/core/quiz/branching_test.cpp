#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <set>

#include "core/assessment/parse/parse_assessment.hpp"
#include "core/json/json.hpp"
#include "core/page/page.hpp"
#include "core/quiz/quiz.hpp"
#include "core/scoring/result.hpp"
#include "core/session/share_code.hpp"
#include "tests/support/cpp/activate.hpp"
#include "tests/support/cpp/branching_assessment.hpp"
#include "tests/support/cpp/random.hpp"
#include "tests/support/cpp/sessions.hpp"

namespace twotrack::branching_test {

using Catch::Matchers::ContainsSubstring;

namespace {

/// The pages from here to the report, following Next and Skip; then checks that Back returns through the same pages.
std::vector<std::string> way_from(const Assessment& assessment, Session session) {
    std::vector<std::string> pages{page_id(assessment, session)};
    while (!is_complete(session)) {
        const auto next = apply(assessment, session, Next{}, 0);
        session = next ? *next : test::after(assessment, session, Skip{});
        pages.push_back(page_id(assessment, session));
    }
    for (std::size_t k = pages.size() - 1; k > 0; --k) {
        session = test::after(assessment, session, Back{});
        CHECK(page_id(assessment, session) == pages[k - 1]);
    }
    return pages;
}

Session at(const Assessment& assessment, std::string_view page) {
    Session session = test::after(assessment, start_session(assessment, 0), Next{});
    while (page_id(assessment, session) != page) {
        REQUIRE(!is_complete(session));
        const auto next = apply(assessment, session, Next{}, 0);
        session = next ? *next : test::after(assessment, session, Skip{});
    }
    return session;
}

Session answered(const Assessment& assessment, const Session& session, std::string_view id, int option) {
    return test::after(assessment, session, Answer{assessment.find_item(id).value(), option});
}

using Pages = std::vector<std::string>;

/// The mistake in the branching assessment after a change.
Diagnostic fault_of(std::string_view from, std::string_view to) {
    const auto assessment = parse_assessment(test::edited(test::branching_text(), from, to));
    REQUIRE(!assessment);
    REQUIRE(assessment.error().size() == 1);
    return assessment.error()[0];
}

}  // namespace

TEST_CASE("the way follows the answers, forward and backward") {
    const Assessment assessment = test::branching();
    const Session start = at(assessment, "ask");
    CHECK(way_from(assessment, start) == Pages{"ask", "values", "t2", "m2", "review", "report"});
    CHECK(way_from(assessment, answered(assessment, start, "ask", 1)) ==
          Pages{"ask", "values", "t1", "m1", "t2", "m2", "review", "report"});
    CHECK(way_from(assessment, answered(assessment, start, "ask", 0)) ==
          Pages{"ask", "team", "tools", "values", "t1", "m1", "t2", "m2", "review", "report"});

    Session tools = at(assessment, "ask");
    tools = answered(assessment, tools, "ask", 0);
    while (page_id(assessment, tools) != "tools") {
        const auto next = apply(assessment, tools, Next{}, 0);
        tools = next ? *next : test::after(assessment, tools, Skip{});
    }
    tools = answered(assessment, tools, "tools", 0);
    CHECK(way_from(assessment, tools) == Pages{"tools", "values", "why", "t1", "m1", "t2", "m2", "review", "report"});
    tools.texts[assessment.find_item("why").value()] = "so";
    tools.answers[assessment.find_item("why").value()] = 0;
    CHECK(way_from(assessment, tools) ==
          Pages{"tools", "values", "why", "break", "t1", "m1", "t2", "m2", "review", "report"});
}

TEST_CASE("an answer to what is not shown any more counts for nothing, and comes back with it") {
    const Assessment assessment = test::branching();
    Session session = answered(assessment, at(assessment, "ask"), "ask", 1);
    session = test::after(assessment, session, Next{});
    for (const char* id : {"values", "t1", "m1", "t2", "m2"}) {
        if (id == std::string_view("values")) session = test::after(assessment, session, Skip{});
        else session = test::after(assessment, answered(assessment, session, id, 2), Next{});
    }
    REQUIRE(page_id(assessment, session) == "review");
    const Result all = score_session(assessment, session);
    CHECK(all.scales[0].estimate.n_answered == 2);
    CHECK(count_questions(assessment, session).n_answered == 5);

    // If "ask" is unanswered, the section with t1 and m1 is not asked.
    session.answers[assessment.find_item("ask").value()].reset();
    const Result some = score_session(assessment, session);
    CHECK(some.scales[0].estimate.n_answered == 1);
    CHECK(some.scales[0].n_presented == 1);
    CHECK(count_questions(assessment, session).n_asked == 4);
    CHECK(presented_answers(assessment, Form::Full, session.answers)[assessment.find_item("t1").value()] ==
          std::nullopt);
    const Page review = build_page(assessment, session);
    CHECK(!find_control(review, "open:t1"));
    CHECK(find_control(review, "open:t2"));

    session.answers[assessment.find_item("ask").value()] = 0;
    CHECK(score_session(assessment, session).scales[0].estimate.n_answered == 2);
}

TEST_CASE("questions of a shuffled section come in an order of their respondent's") {
    const Assessment assessment = test::branching();
    std::set<Pages> orders;
    for (std::uint32_t seed = 0; seed < 20; ++seed) {
        Session session = start_session(assessment, 0, seed);
        const Pages pages = way_from(assessment, test::after(assessment, session, Next{}));
        CHECK(std::set<std::string>(pages.begin(), pages.end()) ==
              std::set<std::string>{"ask", "values", "t2", "m2", "review", "report"});
        orders.insert(pages);
        if (seed == 0) CHECK(pages[2] == "t2");
        CHECK(way_from(assessment, test::after(assessment, start_session(assessment, 0, seed), Next{})) == pages);
        // The saved progress keeps it.
        const auto restored =
            restore_session(assessment, snapshot_json(assessment, test::after(assessment, session, Next{})), 0);
        REQUIRE(restored);
        CHECK(way_from(assessment, *restored) == pages);
    }
    CHECK(orders.size() == 2);
}

TEST_CASE("progress counts what is asked of this person") {
    const Assessment assessment = test::branching();
    const auto alternative = [&](const Session& session) {
        return std::get<Progress>(build_page(assessment, session).blocks[0]).alternative;
    };
    const Session ask = at(assessment, "ask");
    CHECK(alternative(ask) == "About you: question 1 of 4");
    CHECK(alternative(answered(assessment, ask, "ask", 0)) == "About you: question 1 of 8");
}

TEST_CASE("several options, ranks and texts are kept, written and read again") {
    const Assessment assessment = test::branching();
    Session session = answered(assessment, at(assessment, "ask"), "ask", 0);
    session = test::after(assessment, session, Next{});
    session = test::after(assessment, session, Skip{});
    session = answered(assessment, answered(assessment, session, "tools", 2), "tools", 0);
    session = test::after(assessment, session, Next{});
    session = answered(assessment, session, "values", 3);
    session = answered(assessment, session, "values", 1);
    CHECK(!apply(assessment, session, Next{}, 0));  // a ranking with open ranks is not an answer yet
    session = answered(assessment, session, "values", 0);
    session = test::after(assessment, session, Next{});
    REQUIRE(page_id(assessment, session) == "why");
    const auto why = assessment.find_item("why").value();
    session = test::after(assessment, session, Write{why, "Because, \"so\"\nand so"});

    const auto restored = restore_session(assessment, snapshot_json(assessment, session), 0);
    REQUIRE(restored);
    CHECK(restored->answers == session.answers);
    CHECK(restored->texts == session.texts);
    CHECK(restored->position == session.position);

    const std::string text =
        result_json(assessment, session.answers, score_session(assessment, session), session.texts);
    CHECK_THAT(text, ContainsSubstring(R"("tools":[0,2],"values":[3,1,0,2],"why":"Because, \"so\"\nand so")"));
    CHECK_THAT(text, !ContainsSubstring("break"));
    const auto sheet = parse_answer_sheet(assessment, text);
    REQUIRE(sheet);
    CHECK(sheet->answers == session.answers);
    CHECK(sheet->texts == session.texts);
    CHECK_THAT(result_csv(assessment, session.answers, score_session(assessment, session), session.texts),
               ContainsSubstring(",0 2,3 1 0 2,\"Because, \"\"so\"\"\nand so\","));

    const auto shared = open_code(assessment, answers_code(assessment, session.answers, session.form));
    REQUIRE(shared);
    Answers without_text = session.answers;
    without_text[why].reset();
    CHECK(shared->answers == without_text);
}

TEST_CASE("a text field") {
    const Assessment assessment = test::branching();
    Session session = answered(assessment, at(assessment, "ask"), "ask", 1);
    session = test::after(assessment, session, Next{});
    session = answered(assessment, session, "values", 3);
    session = answered(assessment, session, "values", 0);
    session = answered(assessment, session, "values", 1);
    session = test::after(assessment, session, Next{});
    REQUIRE(page_id(assessment, session) == "why");
    const Page page = build_page(assessment, session);
    CHECK(std::get<TextField>(page.blocks[1]).control.label.string == "Why?");

    auto written = write(assessment, session, "why:text", "Since", 7);
    REQUIRE(written);
    CHECK(std::get<TextField>(build_page(assessment, *written).blocks[1]).value == "Since");
    CHECK(find_control(build_page(assessment, *written), "forward")->label.string == "On");
    const auto blank = write(assessment, *written, "why:text", " \n", 9);
    REQUIRE(blank);
    CHECK(find_control(build_page(assessment, *blank), "forward")->label.string == "Skip");
    CHECK(blank->response_times_ms[assessment.find_item("why").value()] == 0);

    CHECK(!write(assessment, session, "forward", "x", 0));
    CHECK(!write(assessment, session, "gone", "x", 0));
    CHECK(write(assessment, session, "why:text", std::string(1000, '\xC3') + "", 0).has_value() == false);
    std::string umlauts;
    for (std::size_t i = 0; i < max_text_characters; ++i) umlauts += "ä";
    CHECK(write(assessment, session, "why:text", umlauts, 0));
    CHECK(!write(assessment, session, "why:text", umlauts + "ä", 0));
}

TEST_CASE("an option of several, or of a ranking, does not go on by itself") {
    const Assessment assessment = test::branching();
    const Session values = at(assessment, "values");
    const auto after = activate(assessment, values, "values:3", Advance::GoOn, 0);
    REQUIRE(after);
    CHECK(after->position == values.position);
    const Page page = build_page(assessment, *after);
    const auto& group = std::get<ChoiceGroup>(page.blocks[1]);
    CHECK(group.selection == Selection::Ranking);
    CHECK(group.options[3].rank.string == "1");
    CHECK(group.options[0].rank.string.empty());
    CHECK(group.prompt.string == "Choose one after the other, the most important first.");
}

TEST_CASE("an information page leads on, and nothing on it is skipped") {
    const Assessment assessment = test::parsed(test::edited(test::branching_text(), R"(,
     "when": {"none": [{"answers": {"why": null}}]}})",
                                                            "}"));
    const Session session = at(assessment, "break");
    const Page page = build_page(assessment, session);
    CHECK(std::get<Heading>(page.blocks[1]).text.string == "Half-way");
    CHECK(std::get<Paragraph>(page.blocks[2]).text.string == "Now some statements.");
    CHECK(find_control(page, "forward")->label.string == "On");
    CHECK(std::get<Footer>(page.blocks[3]).hint.string.empty());
    CHECK(!apply(assessment, session, Skip{}, 0));
    CHECK(!find_control(build_page(assessment, at(assessment, "review")), "open:break"));
}

TEST_CASE("a condition of an item whose section there is not is read all the same") {
    const auto assessment = parse_assessment(
        test::edited(test::edited(R"([
    {"id": "first", "name": "At first"},
    {"id": "then", "name": "And then"}
  ])",
                                  "[]"),
                     R"("text": "Tools bore me.",)", R"("text": "Tools bore me.", "when": {"answers": {"t1": 0}},)"));
    REQUIRE(!assessment);
    CHECK(assessment.error()[0].rule == "empty");
}

TEST_CASE("a condition about an item that has no answers, as there are none to choose from, is read all the same") {
    const auto assessment = parse_assessment(
        R"({"format_version": 1, "items": [{"id": "a", "kind": "neither"}, {"id": "b", "when": {"answers": {"a": 0}}}]})");
    REQUIRE(!assessment);
    CHECK(
        std::ranges::none_of(assessment.error(), [](const Diagnostic& each) { return each.rule == "unknown-value"; }));
}

TEST_CASE("a condition asks about what comes before it") {
    SECTION("an item that there is not") {
        const Diagnostic fault =
            fault_of(R"("when": {"answers": {"ask": "yes"}})", R"("when": {"answers": {"asks": "yes"}})");
        CHECK(fault.rule == "unknown-item");
        CHECK(fault.sentence == "The assessment has no item \"asks\".");
    }
    SECTION("itself") {
        const Diagnostic fault =
            fault_of(R"("when": {"answers": {"ask": "yes"}})", R"("when": {"answers": {"team": "few"}})");
        CHECK(fault.rule == "condition-order");
        CHECK(fault.sentence == "A condition cannot ask about what it shows or hides, as it does with \"team\".");
    }
    SECTION("a later item") {
        CHECK(
            fault_of(R"("when": {"answers": {"ask": "yes"}})", R"("when": {"answers": {"values": "pay"}})").sentence ==
            "A condition can only ask about what comes before it, and \"values\" comes later.");
    }
    SECTION("a cycle") {
        CHECK(fault_of(R"("when": {"answers": {"ask": "yes"}})", R"("when": {"none": [{"answers": {"why": null}}]})")
                  .sentence == "A condition can only ask about what comes before it, and \"why\" comes later.");
        const auto assessment = parse_assessment(
            test::edited(test::edited(test::branching_text(), R"("when": {"answers": {"ask": "yes"}})",
                                      R"("when": {"answers": {"tools": "pen"}})"),
                         R"("when": {"answers": {"ask": ["yes"]}})", R"("when": {"answers": {"team": "few"}})"));
        REQUIRE(!assessment);
        REQUIRE(assessment.error().size() == 1);
        CHECK(assessment.error()[0].sentence ==
              "This is a cycle: whether \"tools\" is shown depends on this, and this on its answer.");
    }
    SECTION("an item of the same shuffled section") {
        const Diagnostic fault = fault_of(R"("text": "I like to explain.",)",
                                          R"("text": "I like to explain.", "when": {"answers": {"t2": 0}},)");
        CHECK(fault.rule == "condition-order");
        CHECK_THAT(fault.sentence, ContainsSubstring("The order in this section is random"));
    }
    SECTION("a section about its own items") {
        CHECK(fault_of(R"({"none": [{"answers": {"ask": null}}]}})", R"({"answers": {"t1": 0}}})").rule ==
              "condition-order");
    }
    SECTION("what there is no answer to") {
        CHECK(fault_of(R"("when": {"answers": {"ask": "yes"}})", R"("when": {"answers": {"ask": "maybe"}})").rule ==
              "unknown-value");
        CHECK(fault_of(R"("when": {"answers": {"ask": "yes"}})", R"("when": {"outcome": "technical"})").rule ==
              "unknown-test");
    }
    SECTION("an order that there is not") {
        CHECK(fault_of(R"("order": "random")", R"("order": "wild")").rule == "order");
    }
    SECTION("too few and too many options") {
        CHECK(
            fault_of(
                R"({"id": "people", "label": "People"}, {"id": "pay", "label": "Pay"}]})",
                R"({"id": "a", "label": "A"}, {"id": "b", "label": "B"}, {"id": "c", "label": "C"}, {"id": "d", "label": "D"}, {"id": "pay", "label": "Pay"}]})")
                .rule == "option-count");
    }
}

TEST_CASE("every condition holds or does not, whatever the answers") {
    const Assessment assessment = test::branching();
    test::Random random(7);
    for (int round = 0; round < 2'000; ++round) {
        Answers answers(assessment.items.size());
        for (std::size_t i = 0; i < answers.size(); ++i)
            if (const int n = n_responses(assessment, i); n > 0 && random.chance(0.7))
                answers[i] = static_cast<int>(random.below(static_cast<std::size_t>(n)));
        const auto presented = assessment.presented(Form::Full, answers);
        const auto shows = [&](std::string_view id) { return bool(presented[assessment.find_item(id).value()]); };
        const auto ask = answers[assessment.find_item("ask").value()];
        REQUIRE(shows("team") == (ask == 0));
        REQUIRE(shows("tools") == shows("team"));
        REQUIRE(shows("t1") == ask.has_value());
        // An answer to a hidden item shows nothing.
        const auto tools = options_of(assessment, assessment.find_item("tools").value(),
                                      answers[assessment.find_item("tools").value()]);
        const auto values = options_of(assessment, assessment.find_item("values").value(),
                                       answers[assessment.find_item("values").value()]);
        const bool editor = shows("tools") && !tools.empty() && tools[0] == 0;
        const bool paid = !values.empty() && (values[0] == 3 || values[0] == 1);
        REQUIRE(shows("why") == (editor || paid));
        REQUIRE((shows("why") || !shows("break")));
    }
}

}  // namespace twotrack::branching_test
