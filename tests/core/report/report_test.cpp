#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <optional>
#include <regex>

#include "core/base/elementary.hpp"
#include "core/page/page.hpp"
#include "core/quiz/quiz.hpp"
#include "core/report/report.hpp"
#include "core/report/report_figures.hpp"
#include "tests/support/cpp/answers.hpp"
#include "tests/support/cpp/assessments.hpp"
#include "tests/support/cpp/pages.hpp"
#include "tests/support/cpp/sessions.hpp"

namespace twotrack::report_test {

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using Catch::Matchers::WithinAbs;

namespace {

const Assessment& career_track() {
    static const Assessment assessment = test::career_track();
    return assessment;
}

std::string lead_of(const Page& page) {
    for (const Block& block : page.blocks)
        if (const auto* paragraph = std::get_if<Paragraph>(&block);
            paragraph && paragraph->style == ParagraphStyle::Lead)
            return paragraph->text.string;
    return {};
}

std::string headline_of(const Page& page) {
    for (const Block& block : page.blocks)
        if (const auto* heading = std::get_if<Heading>(&block); heading && heading->level == 1)
            return heading->text.string;
    return {};
}

/// The odds that a sentence states, n in m; nullopt for "about even".
std::optional<double> stated_odds(const std::string& sentence) {
    std::smatch match;
    if (!std::regex_search(sentence, match, std::regex("([0-9]+) in ([0-9]+)"))) return std::nullopt;
    return std::stod(match[1]) / std::stod(match[2]);
}

Result result_with(Outcome outcome, Certainty certainty, double p_outcome, double p_people) {
    Result result = score(career_track(), test::answers_at(career_track(), {2, 2}));
    result.outcome = outcome;
    result.certainty = certainty;
    result.p_outcome = p_outcome;
    result.lean->p_people = p_people;
    return result;
}

}  // namespace

TEST_CASE("every outcome has its headline and its summary in the report") {
    for (const auto& [outcome, certainty] : {std::pair{Outcome::Technical, Certainty::Clear},
                                             {Outcome::Technical, Certainty::Lean},
                                             {Outcome::Management, Certainty::Clear},
                                             {Outcome::Management, Certainty::Lean},
                                             {Outcome::Hybrid, Certainty::Lean},
                                             {Outcome::NeitherYet, Certainty::Lean},
                                             {Outcome::TooCloseToCall, Certainty::Lean},
                                             {Outcome::NotEnoughEvidence, Certainty::Lean}}) {
        const Page page = build_report(career_track(), result_with(outcome, certainty, 0.97, 0.5));
        const OutcomeText& texts = career_track().text_of(outcome, certainty);
        CHECK(headline_of(page) == texts.headline);
        CHECK(lead_of(page) == texts.summary);
    }
}

TEST_CASE("the certainty never says more than the probability") {
    test::Random random(150);
    int even = 0, odds = 0, missing = 0;
    for (int i = 0; i < 2'000; ++i) {
        const Answers answers = i % 2 == 0 ? test::random_answers(random, career_track(), random.uniform(0, 0.5))
                                           : test::answers_of_person(random, career_track(),
                                                                     {random.uniform(-2, 2), random.uniform(-2, 2)});
        const Result result = score(career_track(), answers);
        const std::string sentence = certainty_sentence(career_track(), result);
        CAPTURE(sentence, result.p_outcome);
        if (result.outcome == Outcome::NotEnoughEvidence) {
            ++missing;
            REQUIRE(sentence.empty());
            continue;
        }
        const auto stated = stated_odds(sentence);
        if (stated) {
            ++odds;
            REQUIRE(*stated <= result.p_outcome);
            const bool is_of_both = result.outcome == Outcome::Hybrid || result.outcome == Outcome::NeitherYet;
            REQUIRE(*stated >= (is_of_both ? std::fmin(result.p_outcome, 0.8) : result.p_outcome) - 0.1);
        } else {
            ++even;
            REQUIRE_THAT(sentence, StartsWith("About even, if this model holds."));
            REQUIRE(result.p_outcome < 0.6);
        }
    }
    CHECK(even > 20);
    CHECK(odds > 500);
    CHECK(missing > 20);
}

TEST_CASE("the certainty steps up exactly where the probability reaches the next odds") {
    const auto stated = [](double p) {
        return certainty_sentence(career_track(), result_with(Outcome::Technical, Certainty::Clear, p, 1 - p));
    };
    const std::pair<double, std::string> steps[] = {{0.6, "About 3 in 5,"},
                                                    {0.7, "About 7 in 10,"},
                                                    {0.8, "About 4 in 5,"},
                                                    {0.9, "About 9 in 10,"},
                                                    {0.95, "At least 19 in 20,"}};
    std::string before = "About even,";
    for (const auto& [p, words] : steps) {
        CHECK_THAT(stated(std::nextafter(p, 0.0)), StartsWith(before));
        CHECK_THAT(stated(p), StartsWith(words));
        before = words;
    }
    CHECK(stated(1.0) == "At least 19 in 20, if this model holds.");
}

TEST_CASE("that both traits are high, or low, is never stated with more than four in five") {
    for (const Outcome outcome : {Outcome::Hybrid, Outcome::NeitherYet}) {
        const auto stated = [&](double p) {
            return certainty_sentence(career_track(), result_with(outcome, Certainty::Lean, p, 0.5));
        };
        CHECK_THAT(stated(0.75), StartsWith("About 7 in 10,"));
        CHECK_THAT(stated(0.8), StartsWith("About 4 in 5,"));
        CHECK_THAT(stated(0.999), StartsWith("About 4 in 5,"));
    }
}

TEST_CASE("figures of certainty stand only under their heading") {
    const Page page = build_report(career_track(), result_with(Outcome::Technical, Certainty::Clear, 0.96, 0.04));
    const std::string text = page_text(page, 100'000);
    const std::size_t heading = text.find("How sure is this?");
    REQUIRE(heading != std::string::npos);
    CHECK(text.find("19 in 20") > heading);
    CHECK(text.find("9 times in 10") > heading);
    CHECK_THAT(page_text(build_summary(career_track(), result_with(Outcome::Technical, Certainty::Clear, 0.96, 0.04))),
               !ContainsSubstring(" in 20"));
}

TEST_CASE("what is too close to call names the likelier side, unless it is about even") {
    const auto lead = [](double p_people) {
        return certainty_sentence(career_track(), result_with(Outcome::TooCloseToCall, Certainty::Lean,
                                                              std::fmax(p_people, 1 - p_people), p_people));
    };
    CHECK_THAT(lead(0.75), StartsWith("About 7 in 10 for the Management side, if this model holds."));
    CHECK_THAT(lead(0.25), StartsWith("About 7 in 10 for the Technical side, if this model holds."));
    CHECK_THAT(lead(0.55), StartsWith("About even, if this model holds."));
}

TEST_CASE("the gauge shows the lean, its spread and the zone in which no side is called") {
    const Result result = score(career_track(), test::answers_at(career_track(), {1, 3}));
    const auto gauge = test::only<Gauge>(build_report(career_track(), result));
    CHECK(gauge.mean == result.lean->estimate);
    CHECK(gauge.standard_deviation == result.lean->standard_error);
    CHECK_THAT(normal_cdf(gauge.zone / gauge.standard_deviation), WithinAbs(0.9, 1e-12));
    CHECK(gauge.low.string == "Technical");
    CHECK(gauge.high.string == "Management");
    CHECK_THAT(gauge.alternative,
               ContainsSubstring("from Technical to Management") && ContainsSubstring("Management side"));
}

TEST_CASE("the zone of the gauge and the outcome agree") {
    test::Random random(151);
    for (int i = 0; i < 1'000; ++i) {
        const Result result = score(career_track(), test::random_answers(random, career_track()));
        const auto gauge = test::only<Gauge>(build_report(career_track(), result));
        const bool called = result.outcome == Outcome::Technical || result.outcome == Outcome::Management;
        REQUIRE(called == (std::fabs(gauge.mean) >= gauge.zone));
    }
}

TEST_CASE("the gauge's words follow the lean from side to side") {
    const auto words = [](double z) {
        Result result = score(career_track(), test::answers_at(career_track(), {2, 2}));
        result.lean->standard_error = 0.5;
        result.lean->estimate = z * 0.5;
        return test::only<Gauge>(build_report(career_track(), result)).alternative;
    };
    CHECK_THAT(words(-2.1), ContainsSubstring("well on the Technical side"));
    CHECK_THAT(words(-1.0), ContainsSubstring("top on the Technical side"));
    CHECK_THAT(words(0.0), ContainsSubstring("near the middle"));
    CHECK_THAT(words(1.0), ContainsSubstring("top on the Management side"));
    CHECK_THAT(words(2.1), ContainsSubstring("well on the Management side"));
}

TEST_CASE("a call that needs certainty has a zone that no lean leaves, and one at even odds has none") {
    Assessment assessment = career_track();
    assessment.decision->call = assessment.decision->clear = 1.0;
    const Answers answers = test::answers_at(assessment, {0, 4});
    const auto wide = test::only<Gauge>(build_report(assessment, score(assessment, answers)));
    CHECK(wide.zone > 8 * wide.standard_deviation);
    assessment.decision->call = 0.5;
    const auto none = test::only<Gauge>(build_report(assessment, score(assessment, answers)));
    CHECK_THAT(none.zone, WithinAbs(0.0, 1e-12));
}

TEST_CASE("the map shows both traits where they are, and says so in words") {
    const Result result = score(career_track(), test::answers_at(career_track(), {1, 4}));
    const auto map = test::only<TraitMap>(build_report(career_track(), result));
    CHECK(map.x == result.scales[0].estimate.theta);
    CHECK(map.y == result.scales[1].estimate.theta);
    CHECK(map.standard_error_x == result.scales[0].estimate.standard_error);
    CHECK(map.standard_error_y == result.scales[1].estimate.standard_error);
    CHECK(map.low_corner.string == "Technical");
    CHECK(map.high_corner.string == "Management");
    CHECK_THAT(map.alternative,
               ContainsSubstring("Technical pull is low") && ContainsSubstring("People pull is very high"));
}

TEST_CASE("each scale is told with the interval that holds it nine times in ten") {
    const Result result = score(career_track(), test::answers_at(career_track(), {2, 3}));
    const auto measures = test::only<Measures>(build_report(career_track(), result));
    REQUIRE(measures.entries.size() == 2);
    for (std::size_t s = 0; s < 2; ++s) {
        const auto& entry = measures.entries[s];
        const Estimate& estimate = result.scales[s].estimate;
        CHECK(entry.side == s);
        CHECK(entry.theta == estimate.theta);
        CHECK_THAT(normal_cdf((entry.high - entry.theta) / estimate.standard_error), WithinAbs(0.95, 1e-12));
        CHECK_THAT(entry.high - entry.theta, WithinAbs(entry.theta - entry.low, 1e-12));
    }
    CHECK(measures.entries[0].name.string == "Technical pull: in the middle");
    CHECK(measures.entries[0].range.string == "Between −0.6 and 0.6 on a scale from −3 to 3, about 9 times in 10.");
}

TEST_CASE("an interval in words stays in order and is never cut, wherever the trait is") {
    for (double theta = -8; theta <= 8; theta += 0.1)
        for (const double standard_error : {0.01, 0.3, 2.0}) {
            Result result = score(career_track(), test::answers_at(career_track(), {2, 2}));
            result.scales[0].estimate.theta = theta;
            result.scales[0].estimate.standard_error = standard_error;
            const std::string range =
                test::only<Measures>(build_report(career_track(), result)).entries[0].range.string;
            CAPTURE(theta, standard_error, range);
            std::smatch match;
            REQUIRE(std::regex_search(range, match, std::regex("Between (−|)([0-9.]+) and (−|)([0-9.]+) ")));
            const double low = (match[1].length() > 0 ? -1 : 1) * std::stod(match[2]);
            const double high = (match[3].length() > 0 ? -1 : 1) * std::stod(match[4]);
            REQUIRE(low <= high);
            // One decimal.
            REQUIRE_THAT(low, WithinAbs(theta - 1.645 * standard_error, 0.06));
            REQUIRE_THAT(high, WithinAbs(theta + 1.645 * standard_error, 0.06));
            REQUIRE_THAT(range, !ContainsSubstring("−0.0"));
        }
}

TEST_CASE("a scale with questions left out says how many were answered") {
    Answers answers = test::answers_at(career_track(), {2, 2});
    answers[0].reset();
    const auto measures = test::only<Measures>(build_report(career_track(), score(career_track(), answers)));
    CHECK_THAT(measures.entries[0].range.string, ContainsSubstring("9 of 10 answered"));
    CHECK_THAT(measures.entries[1].range.string, !ContainsSubstring("answered"));
}

TEST_CASE("the levels of a trait have their words") {
    const auto level = [](double theta) {
        Result result = score(career_track(), test::answers_at(career_track(), {2, 2}));
        result.scales[0].estimate.theta = theta;
        return test::only<Measures>(build_report(career_track(), result)).entries[0].name.string;
    };
    CHECK(level(-1.6) == "Technical pull: very low");
    CHECK(level(-1.4) == "Technical pull: low");
    CHECK(level(0.4) == "Technical pull: in the middle");
    CHECK(level(1.4) == "Technical pull: high");
    CHECK(level(1.6) == "Technical pull: very high");
}

TEST_CASE("an assessment without a decision has a report of its scores alone") {
    const Assessment assessment = test::assessment_of({test::balanced_items(5), ""});
    const Page page = build_report(assessment, score(assessment, Answers(10, 4)));
    CHECK(headline_of(page) == "Title");
    CHECK(test::count<Gauge>(page) == 0);
    CHECK(test::count<TraitMap>(page) == 0);
    CHECK(test::only<Measures>(page).entries.size() == 2);
    for (const auto& entry : test::only<Measures>(page).entries) CHECK(entry.side == 2);
    CHECK_THAT(page_text(page), ContainsSubstring("Name of people") && ContainsSubstring("Limits"));
}

TEST_CASE("every report ends with its limits and the ways on") {
    const Page page = build_report(career_track(), score(career_track(), Answers(career_track().items.size())));
    CHECK_THAT(page_text(page), ContainsSubstring("Not normed"));
    CHECK(find_control(page, "restart")->action == Action(Restart{}));
    CHECK(find_control(page, "back")->action == Action(Back{}));
    bool limits = false;
    for (const Block& block : page.blocks)
        if (const auto* paragraph = std::get_if<Paragraph>(&block))
            limits |= paragraph->text.string == career_track().report.limits;
    CHECK(limits);
}

TEST_CASE("the report of a session is the report of its answers") {
    const Answers answers = test::answers_at(career_track(), {1, 3});
    const Session session = test::completed(career_track(), answers);
    CHECK(page_json(build_page(career_track(), session)) ==
          page_json(build_report(career_track(), score(career_track(), answers), &answers)));
}

}  // namespace twotrack::report_test
