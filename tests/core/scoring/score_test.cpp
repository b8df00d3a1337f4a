#include "core/scoring/score.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "tests/support/cpp/answers.hpp"
#include "tests/support/cpp/assessments.hpp"
#include "tests/support/cpp/estimates.hpp"

namespace twotrack::score_test {

using Catch::Matchers::WithinAbs;

namespace {

const GradedItem asymmetric{1.4, {-0.7, 0.1, 1.9}};

std::vector<test::ItemSpec> asymmetric_items() {
    return {{"t1", "technical", '+', asymmetric},
            {"t2", "technical", '-', asymmetric},
            {"t3", "technical", '-', {0.9, {0.4}}},
            {"m1", "people", '+', asymmetric},
            {"m2", "people", '-', asymmetric}};
}

std::size_t scale_of(const Assessment& assessment, const std::string& id) {
    for (std::size_t s = 0; s < assessment.scales.size(); ++s)
        if (assessment.scales[s].id == id) return s;
    FAIL("no scale " << id);
    return 0;
}

}  // namespace

TEST_CASE("a reverse-keyed answer is turned within its own number of categories") {
    const Assessment assessment = test::assessment_of({asymmetric_items()});
    const Answers answers{3, 0, 1, std::nullopt, 1};
    const auto technical = reverse_keyed_responses(assessment, scale_of(assessment, "technical"), answers);
    CHECK(technical == std::vector<Response>{3, 3, 0});
    CHECK(reverse_keyed_responses(assessment, scale_of(assessment, "people"), answers) ==
          std::vector<Response>{std::nullopt, 2});
}

TEST_CASE("parameters apply to the turned answer, which a bank without symmetry shows") {
    const Assessment assessment = test::assessment_of({asymmetric_items()});
    const std::size_t technical = scale_of(assessment, "technical");
    const Result result = score(assessment, {3, 0, 1, 2, 1});
    const Estimate expected = test::estimate_of({asymmetric, asymmetric, {0.9, {0.4}}}, {3, 3, 0});
    CHECK(test::same_bits(result.scales[technical].estimate, expected));

    // Turning both the thresholds and the answer would be wrong, but symmetric items would not show it.
    const Estimate mistaken = test::estimate_of({asymmetric, {1.4, {-1.9, -0.1, 0.7}}, {0.9, {-0.4}}}, {3, 3, 0});
    CHECK(std::fabs(mistaken.theta - expected.theta) > 0.1);
}

TEST_CASE("the most of a trait is the highest answer on a positive item and the lowest on a negative one") {
    const Assessment assessment = test::assessment_of({asymmetric_items()});
    const std::size_t technical = scale_of(assessment, "technical");
    const double most = score(assessment, {3, 0, 0, {}, {}}).scales[technical].estimate.theta;
    for (const Answers& less : {Answers{2, 0, 0, {}, {}}, Answers{3, 1, 0, {}, {}}, Answers{3, 0, 1, {}, {}}})
        CHECK(score(assessment, less).scales[technical].estimate.theta < most);
}

TEST_CASE("every scale counts what it presented and what was answered") {
    const Assessment assessment = test::assessment_of({asymmetric_items()});
    const Result result = score(assessment, {1, {}, 0, {}, {}});
    CHECK(result.scales[scale_of(assessment, "technical")].n_presented == 3);
    CHECK(result.scales[scale_of(assessment, "technical")].estimate.n_answered == 2);
    CHECK(result.scales[scale_of(assessment, "people")].n_presented == 2);
    CHECK(result.scales[scale_of(assessment, "people")].estimate.n_answered == 0);
}

TEST_CASE("an assessment without a decision has scores and no lean") {
    const Assessment assessment = test::assessment_of({asymmetric_items(), ""});
    const Result result = score(assessment, {3, 0, 1, 2, 1});
    CHECK(result.scales.size() == 2);
    CHECK_FALSE(result.lean);
}

TEST_CASE("a third scale is scored beside the decision's two") {
    auto items = asymmetric_items();
    items.push_back({"x1", "a-third", '+', asymmetric});
    const Assessment assessment = test::assessment_of({items});
    REQUIRE(scale_of(assessment, "a-third") == 0);
    const Result result = score(assessment, {3, 0, 1, 2, 1, 3});
    CHECK(test::same_bits(result.scales[0].estimate, test::estimate_of({asymmetric}, {3})));
    REQUIRE(result.lean);
    CHECK(result.lean->estimate == result.scales[scale_of(assessment, "people")].estimate.theta -
                                       result.scales[scale_of(assessment, "technical")].estimate.theta);
}

TEST_CASE("mirrored answers to the career track mirror the lean") {
    const Assessment assessment = test::career_track();
    test::Random random(70);
    for (int i = 0; i < 100; ++i) {
        const Answers answers = test::random_answers(random, assessment, 0.15);
        // Exchanges the answers of the k-th technical item and the k-th people item.
        Answers mirrored(answers.size());
        const auto exchange = [&](std::size_t from, std::size_t to) {
            const Response& answer = answers[from];
            const bool turned = assessment.items[from].measure->keyed != assessment.items[to].measure->keyed;
            if (answer) mirrored[to] = turned ? 4 - *answer : *answer;
        };
        const auto &technical = assessment.scales[assessment.decision->technical_scale].items,
                   &people = assessment.scales[assessment.decision->people_scale].items;
        REQUIRE(technical.size() == people.size());
        for (std::size_t k = 0; k < technical.size(); ++k) {
            exchange(technical[k], people[k]);
            exchange(people[k], technical[k]);
        }
        const Result one = score(assessment, answers), other = score(assessment, mirrored);
        REQUIRE_THAT(one.lean->estimate, WithinAbs(-other.lean->estimate, 1e-12));
        REQUIRE_THAT(one.lean->standard_error, WithinAbs(other.lean->standard_error, 1e-12));
        REQUIRE_THAT(one.lean->p_people, WithinAbs(1 - other.lean->p_people, 1e-12));
        REQUIRE_THAT(one.p_outcome, WithinAbs(other.p_outcome, 1e-12));
    }
}

TEST_CASE("turning every answer of the career track mirrors both traits") {
    const Assessment assessment = test::career_track();
    test::Random random(71);
    for (int i = 0; i < 100; ++i) {
        const Answers answers = test::random_answers(random, assessment, 0.15);
        Answers turned;
        for (const Response& answer : answers) turned.push_back(answer ? Response(4 - *answer) : std::nullopt);
        const Result one = score(assessment, answers), other = score(assessment, turned);
        for (std::size_t s = 0; s < 2; ++s)
            REQUIRE_THAT(one.scales[s].estimate.theta, WithinAbs(-other.scales[s].estimate.theta, 1e-12));
        REQUIRE_THAT(one.lean->estimate, WithinAbs(-other.lean->estimate, 1e-12));
    }
}

}  // namespace twotrack::score_test
