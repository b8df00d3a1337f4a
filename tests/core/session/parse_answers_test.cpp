#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "core/scoring/result.hpp"
#include "core/session/session.hpp"
#include "tests/support/cpp/answers.hpp"
#include "tests/support/cpp/findings.hpp"
#include "tests/support/cpp/sessions.hpp"
#include "tests/support/cpp/small_assessment.hpp"

namespace twotrack::parse_answers_test {

using Catch::Matchers::ContainsSubstring;
using test::at;
using test::Findings;

namespace {

const Assessment& small() {
    static const Assessment assessment = test::small();
    return assessment;
}

Answers read(std::string_view text) {
    const auto answers = parse_answers(small(), text);
    if (!answers) UNSCOPED_INFO(test::listed(answers.error()).front());
    REQUIRE(answers);
    return *answers;
}

Findings findings_of(std::string_view text) {
    const auto answers = parse_answers(small(), text);
    return answers ? Findings{} : test::listed(answers.error());
}

void check_only(std::string_view text, std::string_view there, std::string_view rule, std::string_view pointer) {
    CHECK(findings_of(text) == Findings{at(text, there, rule, pointer)});
}

}  // namespace

TEST_CASE("answers are read by item, in any order, and what is absent or null is not answered") {
    CHECK(read(R"({"answers": {"m2": 1, "t1": 4, "m1": null}})") == Answers{4, std::nullopt, std::nullopt, 1});
    CHECK(read(R"({"answers": {}})") == Answers(4));
    CHECK(read(R"({"answers": {"t2": 2.0}})")[2] == 2);
}

TEST_CASE("a result can be read again, whatever its answers") {
    test::Random random(130);
    for (int i = 0; i < 200; ++i) {
        const Answers answers = test::random_answers(random, small(), random.uniform(0, 1));
        REQUIRE(read(result_json(small(), answers, score(small(), answers))) == answers);
    }
}

TEST_CASE("a result from before certainty was in words, and the attempt in it, can still be read") {
    CHECK(read(R"({"format_version":1,"assessment":{"id":"small","version":"7"},"form":"full","scales":[
        {"id":"technical","theta":1.0,"standard_error":0.5,"answered":2,"presented":2},
        {"id":"people","theta":-1.0,"standard_error":0.5,"answered":1,"presented":2}],
        "lean":{"estimate":-2.0,"standard_error":0.7},"p_lean":0.02,"outcome":"technical","p_outcome":0.98,
        "certainty":"clear","words":"very_likely","covariance":0.0,"quality":["fast"],
        "answers":{"t1":4,"m1":null,"t2":0,"m2":2}})") == Answers{4, std::nullopt, 0, 2});
}

TEST_CASE("a session's result with its attempt can be read as answers") {
    const Session session = test::completed(small(), {1, 2, std::nullopt, 0});
    CHECK(read(result_json(small(), session.answers, score_session(small(), session), session.texts,
                           attempt_of(session))) == session.answers);
}

TEST_CASE("a snapshot can be read as answers too") {
    CHECK(read(snapshot_json(small(), test::completed(small(), {1, 2, std::nullopt, 0}))) ==
          Answers{1, 2, std::nullopt, 0});
}

TEST_CASE("other keys are ignored, and so is an assessment without an id") {
    CHECK(read(R"({"who": {"age": 7}, "assessment": {"version": "6"}, "answers": {"t1": 0}})")[0] == 0);
    CHECK(read(R"({"assessment": {"id": "small"}, "answers": {"t1": 0}})")[0] == 0);
}

TEST_CASE("the form that was asked is read with the answers, and is the full one where there is none") {
    const Assessment career = test::career_track();
    const auto form_of = [&](std::string_view text) {
        const auto sheet = parse_answer_sheet(career, text);
        REQUIRE(sheet);
        return sheet->form;
    };
    CHECK(form_of(R"({"form": "short", "answers": {}})") == Form::Short);
    CHECK(form_of(R"({"answers": {}, "form": "full"})") == Form::Full);
    CHECK(form_of(R"({"answers": {}})") == Form::Full);
}

TEST_CASE("a form that there is not is told at its place") {
    for (const std::string wrong : {"\"long\"", "\"\"", "1", "null", "\"short\""}) {
        CAPTURE(wrong);
        check_only("{\"answers\": {}, \"form\": " + wrong + "}", wrong + "}", "form", "/form");
    }
    CHECK_THAT(parse_answers(small(), R"({"answers": {}, "form": "short"})").error()[0].sentence,
               ContainsSubstring("no short form"));
}

TEST_CASE("a session's result is read again with its form, and scores as it did") {
    const Assessment career = test::career_track();
    test::Random random(132);
    for (const Form form : {Form::Full, Form::Short}) {
        Session session = start_session(career, 0);
        session.form = form;
        session.answers = test::random_answers(random, career, 0.2);
        for (std::size_t i = 0; i < career.items.size(); ++i)
            if (!career.presented(form)[i]) session.answers[i].reset();
        const Result result = score_session(career, session);
        CHECK(result.scales[0].n_presented == (form == Form::Short ? 8 : 10));
        const std::string text = result_json(career, session.answers, result);
        const auto sheet = parse_answer_sheet(career, text);
        REQUIRE(sheet);
        CHECK(sheet->form == form);
        CHECK(result_json(career, sheet->answers, score_form(career, sheet->answers, sheet->form)) == text);
    }
}

TEST_CASE("what is no JSON, or no object with answers, is told") {
    CHECK(findings_of("") == Findings{"1:1 syntax "});
    CHECK(findings_of("{\"answers\": {\"t1\": 0,}}") == Findings{"1:22 syntax "});
    CHECK(findings_of("[]") == Findings{"1:1 wrong-type "});
    CHECK(findings_of("{}") == Findings{"1:1 missing-key "});
    check_only(R"({"answers": [0, 1]})", "[0", "wrong-type", "/answers");
    check_only(R"({"answers": {"t1": 0, "t1": 1}})", "\"t1\": 1", "duplicate-key", "");
}

TEST_CASE("an item that the assessment has not is told at its id") {
    check_only("{\"answers\":\n  {\"t1\": 0, \"größe\": 2, \"m1\": 1}}", "\"größe\"", "unknown-item", "/answers/größe");
    check_only(R"({"answers": {"a/b~c": null}})", "\"a/b~c\"", "unknown-item", "/answers/a~1b~0c");
}

TEST_CASE("an answer that the item has not is told at the answer") {
    for (const std::string wrong : {"5", "-1", "0.5", "1e300", "-0.1", "\"4\"", "true", "[]", "{}"}) {
        CAPTURE(wrong);
        check_only("{\"answers\": {\"t1\":  " + wrong + "}}", wrong + "}}", "category", "/answers/t1");
    }
    check_only(R"({"answers": {"t2": 3}})", "3}", "category", "/answers/t2");
    const auto answers = parse_answers(small(), R"({"answers": {"t2": 3}})");
    CHECK_THAT(answers.error()[0].sentence, ContainsSubstring("from 0 to 2"));
}

TEST_CASE("answers to another assessment are told at its id") {
    check_only(R"({"assessment": {"id": "other"}, "answers": {}})", "\"other\"", "other-assessment", "/assessment/id");
    check_only(R"({"assessment": {"id": 7}, "answers": {}})", "7", "wrong-type", "/assessment/id");
}

TEST_CASE("several findings in answers come together, in the order of the text") {
    const std::string text =
        "{\"answers\": {\"x\": 1, \"t1\": 9,\n \"y\": 2, \"m1\": 0.5},\n \"assessment\": {\"id\": \"other\"}}";
    CHECK(findings_of(text) ==
          Findings{at(text, "\"x\"", "unknown-item", "/answers/x"), at(text, "9", "category", "/answers/t1"),
                   at(text, "\"y\"", "unknown-item", "/answers/y"), at(text, "0.5", "category", "/answers/m1"),
                   at(text, "\"other\"", "other-assessment", "/assessment/id")});
}

TEST_CASE("random changes to answers are told or read, never a crash") {
    const std::string text = R"({"assessment": {"id": "small"}, "answers": {"t1": 1, "m1": 2, "t2": null, "m2": 0}})";
    test::Random random(131);
    for (int i = 0; i < 5'000; ++i) {
        std::string changed = text;
        for (std::size_t n = 1 + random.below(3); n > 0; --n)
            changed[random.below(changed.size())] = static_cast<char>(random.below(256));
        const auto answers = parse_answers(small(), changed);
        if (answers) REQUIRE(answers->size() == 4);
        else REQUIRE_FALSE(answers.error().empty());
    }
}

}  // namespace twotrack::parse_answers_test
