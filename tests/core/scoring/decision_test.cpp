#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <set>

#include "core/base/elementary.hpp"
#include "core/scoring/score.hpp"
#include "tests/support/cpp/answers.hpp"
#include "tests/support/cpp/assessments.hpp"

namespace twotrack::decision_test {

using Catch::Matchers::WithinAbs;

namespace {

std::string decision(const std::string& more) {
    return R"({"technical_scale": "technical", "people_scale": "people")" + (more.empty() ? "" : ", " + more) + "}";
}

/// The scales are sorted by id: people comes first.
Answers answers_with(const Assessment& assessment, Response technical, Response people) {
    REQUIRE(assessment.scales[0].id == "people");
    return test::answers_at(assessment, {people, technical});
}

Result result_of(const Assessment& assessment, Response technical, Response people) {
    return score(assessment, answers_with(assessment, technical, people));
}

/// Removes answers of a scale until `n` are left.
Answers answered_only(const Assessment& assessment, Answers answers, std::size_t scale, std::size_t n) {
    for (const std::size_t i : assessment.scales[scale].items)
        if (n > 0) --n;
        else answers[i].reset();
    return answers;
}

}  // namespace

TEST_CASE("each of the outcomes is reached, and each side with both certainties") {
    const Assessment assessment = test::career_track();
    test::Random random(80);
    std::set<std::pair<Outcome, Certainty>> reached;
    for (int i = 0; i < 3'000; ++i) {
        const Answers answers =
            test::answers_of_person(random, assessment, {random.uniform(-2.5, 2.5), random.uniform(-2.5, 2.5)});
        const Result result = score(assessment, answers);
        reached.emplace(result.outcome, result.certainty);
    }
    const Result unanswered = score(assessment, Answers(assessment.items.size()));
    reached.emplace(unanswered.outcome, unanswered.certainty);
    CHECK(reached == std::set<std::pair<Outcome, Certainty>>{{Outcome::Technical, Certainty::Lean},
                                                             {Outcome::Technical, Certainty::Clear},
                                                             {Outcome::Management, Certainty::Lean},
                                                             {Outcome::Management, Certainty::Clear},
                                                             {Outcome::Hybrid, Certainty::Lean},
                                                             {Outcome::NeitherYet, Certainty::Lean},
                                                             {Outcome::TooCloseToCall, Certainty::Lean},
                                                             {Outcome::NotEnoughEvidence, Certainty::Lean}});
}

TEST_CASE("opposite pulls call a side, equal ones the level") {
    const Assessment assessment = test::assessment_of({test::balanced_items(10)});
    CHECK(result_of(assessment, 4, 0).outcome == Outcome::Technical);
    CHECK(result_of(assessment, 0, 4).outcome == Outcome::Management);
    CHECK(result_of(assessment, 4, 4).outcome == Outcome::Hybrid);
    CHECK(result_of(assessment, 0, 0).outcome == Outcome::NeitherYet);
    CHECK(result_of(assessment, 2, 2).outcome == Outcome::TooCloseToCall);
    CHECK(result_of(assessment, 4, std::nullopt).outcome == Outcome::NotEnoughEvidence);
    CHECK(result_of(assessment, std::nullopt, 4).outcome == Outcome::NotEnoughEvidence);
}

TEST_CASE("the probability of the lean is that of a normal difference, with each scale's unknown location") {
    const Assessment assessment =
        test::assessment_of({test::balanced_items(10), decision(R"("location_sd_logits": 0.35)")});
    test::Random random(81);
    for (int i = 0; i < 50; ++i) {
        const Result result = score(assessment, test::random_answers(random, assessment));
        const Estimate &people = result.scales[0].estimate, &technical = result.scales[1].estimate;
        const double sd = std::sqrt(people.standard_error * people.standard_error +
                                    technical.standard_error * technical.standard_error + 2 * 0.35 * 0.35);
        REQUIRE_THAT(result.lean->estimate, WithinAbs(people.theta - technical.theta, 1e-15));
        REQUIRE_THAT(result.lean->standard_error, WithinAbs(sd, 1e-15));
        REQUIRE_THAT(result.lean->p_people, WithinAbs(normal_cdf((people.theta - technical.theta) / sd), 1e-15));
    }
}

TEST_CASE("an unknown location widens the lean and makes its call less certain") {
    const Assessment calibrated =
        test::assessment_of({test::balanced_items(10), decision(R"("location_sd_logits": 0)")});
    const Assessment weak = test::assessment_of({test::balanced_items(10), decision(R"("location_sd_logits": 0.35)")});
    const Assessment weaker = test::assessment_of({test::balanced_items(10), decision(R"("location_sd_logits": 2)")});
    const auto certain = result_of(calibrated, 1, 3), less = result_of(weak, 1, 3), least = result_of(weaker, 1, 3);
    CHECK(certain.lean->estimate == less.lean->estimate);
    CHECK(certain.lean->standard_error < less.lean->standard_error);
    CHECK(less.lean->standard_error < least.lean->standard_error);
    CHECK(certain.lean->p_people > less.lean->p_people);
    CHECK(certain.outcome == Outcome::Management);
    CHECK(least.outcome == Outcome::TooCloseToCall);
}

TEST_CASE("seven of ten answers are enough and six are not") {
    const Assessment assessment = test::assessment_of({test::balanced_items(10)});
    const Answers all = answers_with(assessment, 0, 4);
    for (const std::size_t scale : {0u, 1u}) {
        CHECK(score(assessment, answered_only(assessment, all, scale, 7)).outcome == Outcome::Management);
        CHECK(score(assessment, answered_only(assessment, all, scale, 6)).outcome == Outcome::NotEnoughEvidence);
    }
}

TEST_CASE("a share of answers that is exactly the least one is enough, for every share of a hundred") {
    const Assessment assessment = test::assessment_of({test::balanced_items(100)});
    const Answers all = answers_with(assessment, 0, 4);
    for (std::size_t n = 1; n <= 100; ++n) {
        Assessment demanding = assessment;
        demanding.decision->minimum_answered = std::stod("0." + std::string(n < 10 ? "0" : "") + std::to_string(n));
        if (n == 100) demanding.decision->minimum_answered = 1;
        CAPTURE(n);
        CHECK(score(demanding, answered_only(assessment, all, 0, n)).outcome != Outcome::NotEnoughEvidence);
        if (n > 1)
            CHECK(score(demanding, answered_only(assessment, all, 0, n - 1)).outcome == Outcome::NotEnoughEvidence);
    }
}

TEST_CASE("no answer at all is never enough, even where none is demanded") {
    const Assessment assessment = test::assessment_of({test::balanced_items(10), decision(R"("minimum_answered": 0)")});
    const Answers all = answers_with(assessment, 0, 4);
    CHECK(score(assessment, answered_only(assessment, all, 0, 0)).outcome == Outcome::NotEnoughEvidence);
    CHECK(score(assessment, answered_only(assessment, all, 0, 1)).outcome != Outcome::NotEnoughEvidence);
}

TEST_CASE("too few answers come before every other rule") {
    const Assessment assessment = test::assessment_of({test::balanced_items(10)});
    const Answers few = answered_only(assessment, answers_with(assessment, 0, 4), 0, 6);
    const Result result = score(assessment, few);
    CHECK(result.lean->p_people > 0.9);
    CHECK(result.outcome == Outcome::NotEnoughEvidence);
    CHECK(result.certainty == Certainty::Lean);
    CHECK(result.p_outcome == 0);
}

TEST_CASE("a side comes before the level") {
    const Assessment assessment =
        test::assessment_of({test::balanced_items(20), decision(R"("call": 0.6, "both": 0.5)")});
    const Result result = result_of(assessment, 3, 4);
    CHECK(result.scales[0].estimate.above_zero * result.scales[1].estimate.above_zero > 0.9);
    CHECK(result.outcome == Outcome::Management);
    CHECK(result.p_outcome == result.lean->p_people);
}

TEST_CASE("both high comes before both low, and either before too close to call") {
    Assessment assessment = test::assessment_of({test::balanced_items(10), decision(R"("both": 0.5)")});
    assessment.decision->both = 0.2;
    const Result middle = result_of(assessment, 2, 2);
    CHECK_THAT(middle.p_outcome, WithinAbs(0.25, 1e-12));
    CHECK(middle.outcome == Outcome::Hybrid);
    assessment.decision->both = 0.8;
    CHECK(result_of(assessment, 2, 2).outcome == Outcome::TooCloseToCall);
}

TEST_CASE("the thresholds are the assessment's own") {
    const Assessment standard = test::assessment_of({test::balanced_items(10)});
    const Result lean = result_of(standard, 1, 3);
    REQUIRE(lean.outcome == Outcome::Management);
    REQUIRE(lean.certainty == Certainty::Clear);

    const double p = lean.lean->p_people;
    Assessment changed = standard;
    changed.decision->clear = p;
    CHECK(result_of(changed, 1, 3).certainty == Certainty::Clear);
    changed.decision->clear = std::nextafter(p, 1.0);
    CHECK(result_of(changed, 1, 3).certainty == Certainty::Lean);
    changed.decision->call = p;
    CHECK(result_of(changed, 1, 3).outcome == Outcome::Management);
    changed.decision->call = std::nextafter(p, 1.0);
    CHECK(result_of(changed, 1, 3).outcome == Outcome::TooCloseToCall);

    const Result both = result_of(standard, 3, 3);
    REQUIRE(both.outcome == Outcome::Hybrid);
    changed.decision->both = both.p_outcome;
    CHECK(result_of(changed, 3, 3).outcome == Outcome::Hybrid);
    changed.decision->both = std::nextafter(both.p_outcome, 1.0);
    CHECK(result_of(changed, 3, 3).outcome == Outcome::TooCloseToCall);
}

TEST_CASE("the probability of a call is that of the side called, on either side") {
    const Assessment assessment = test::assessment_of({test::balanced_items(10)});
    const Result people = result_of(assessment, 1, 3), technical = result_of(assessment, 3, 1);
    CHECK_THAT(people.p_outcome, WithinAbs(technical.p_outcome, 1e-14));
    CHECK_THAT(technical.lean->p_people, WithinAbs(1 - technical.p_outcome, 1e-14));
}

TEST_CASE("what is too close to call keeps the probability of the likelier side") {
    const Assessment assessment = test::assessment_of({test::balanced_items(2)});
    for (const auto& [technical, people] : {std::pair{2, 3}, std::pair{3, 2}, std::pair{2, 2}}) {
        const Result result = result_of(assessment, technical, people);
        REQUIRE(result.outcome == Outcome::TooCloseToCall);
        CHECK_THAT(result.p_outcome, WithinAbs(std::max(result.lean->p_people, 1 - result.lean->p_people), 1e-15));
    }
}

TEST_CASE("a correlated prior draws the traits together, and its covariance enters the lean") {
    const Assessment apart = test::assessment_of({test::balanced_items(10)});
    const Assessment joined = test::assessment_of({test::balanced_items(10), decision(R"("prior_correlation": 0.5)")});
    const Result one = result_of(apart, 1, 3), other = result_of(joined, 1, 3);
    CHECK(one.covariance == 0);
    CHECK(other.covariance > 0);
    CHECK(other.lean->estimate < one.lean->estimate);
    const Estimate &people = other.scales[0].estimate, &technical = other.scales[1].estimate;
    CHECK_THAT(
        other.lean->standard_error * other.lean->standard_error,
        WithinAbs(people.standard_error * people.standard_error + technical.standard_error * technical.standard_error -
                      2 * other.covariance + 2 * 0.35 * 0.35,
                  1e-14));
}

TEST_CASE("a lean stays a number where a coarse grid holds each posterior in one node") {
    Assessment assessment =
        test::assessment_of({test::balanced_items(300, {10.0, {-0.1, 0.1}}), decision(R"("location_sd_logits": 0)")});
    const Result equal = score(assessment, answers_with(assessment, 1, 1), {.grid = Grid::Reference});
    REQUIRE(equal.scales[0].estimate.standard_error < 1e-40);
    CHECK_THAT(equal.lean->p_people, WithinAbs(0.5, 1e-12));
    CHECK(equal.outcome == Outcome::TooCloseToCall);
}

}  // namespace twotrack::decision_test
