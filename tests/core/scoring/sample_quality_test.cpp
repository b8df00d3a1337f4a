#include "core/scoring/sample_quality.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/support/cpp/assessments.hpp"

namespace twotrack::sample_quality_test {

using test::AssessmentSpec;
using Kind = SampleError::Kind;

namespace {

constexpr Response none;

/// Three scales with two items each. The second item of each scale is reverse-keyed. Items of a scale are not adjacent.
const Assessment& assessment() {
    static const Assessment made = test::assessment_of(
        {{{"a1", "a", '+'}, {"b1", "b", '+'}, {"c1", "c", '+'}, {"a2", "a", '-'}, {"b2", "b", '-'}, {"c2", "c", '-'}},
         ""});
    return made;
}

const std::vector<bool> all(6, true);

}  // namespace

TEST_CASE("Runs and variability are of the answers as shown, even-odd consistency of turned ones, scale by scale") {
    // A careful person answers the opposite statement with the opposite category.
    const std::vector<Answers> answers{{0, 2, 4, 4, 2, 0}, {3, 3, 3, 3, 3, 3}};
    const SampleQuality quality = sample_quality(assessment(), answers, all);
    REQUIRE(quality.respondents.size() == 2);
    CHECK(quality.respondents[0].longstring == 2);
    CHECK(quality.respondents[0].average_string == 1.2);
    REQUIRE(quality.respondents[0].even_odd);
    CHECK(*quality.respondents[0].even_odd < -0.999999);
    CHECK(quality.respondents[1].longstring == 6);
    CHECK(quality.respondents[1].response_variability == 0.0);
    CHECK(quality.respondents[1].even_odd == std::nullopt);
    CHECK_FALSE(quality.no_even_odd);
    REQUIRE(quality.no_mahalanobis);
    CHECK(quality.no_mahalanobis->kind == Kind::TooFewRespondents);
    REQUIRE(quality.no_synonyms);
    CHECK(quality.no_synonyms->kind == Kind::TooFewRespondents);
}

TEST_CASE("A statement and its opposite are synonyms") {
    // No two scales correlate, so the only pairs are within scales.
    std::vector<Answers> answers;
    for (int i = 0; i < 3; ++i) {
        for (int j = 0; j < 3; ++j) {
            const int a = 2 * i, b = 2 * j, c = 2 * ((i + j) % 3);
            answers.push_back({a, b, c, 4 - a, 4 - b, 4 - c});
        }
    }
    answers.push_back({0, 2, 4, 0, 2, 4});
    const SampleQuality quality = sample_quality(assessment(), answers, all);
    REQUIRE_FALSE(quality.no_synonyms);
    CHECK(*quality.respondents[1].psychometric_synonyms > 0.999999);
    CHECK(*quality.respondents[9].psychometric_synonyms < -0.999999);
}

TEST_CASE("What was not asked is left out of every index, and errors name the assessment's item") {
    const std::vector<Answers> answers{
        {0, 1, none, none, 0, none}, {1, 1, none, none, 3, none}, {3, 1, none, none, 1, none}};
    const SampleQuality quality = sample_quality(assessment(), answers, {false, true, false, false, true, false});
    CHECK(quality.respondents[0].longstring == 1);
    CHECK(quality.respondents[0].average_string == 1.0);
    REQUIRE(quality.no_even_odd);
    REQUIRE(quality.no_mahalanobis);
    CHECK(quality.no_mahalanobis->kind == Kind::Constant);
    CHECK(quality.no_mahalanobis->item == 1);
    const SampleQuality other = sample_quality(assessment(), answers, {true, false, false, false, true, false});
    CHECK_FALSE(other.no_mahalanobis);
    CHECK(other.respondents[2].squared_mahalanobis > 0.0);
}

TEST_CASE("Of two scales, and of nobody, there are no consistencies") {
    const Assessment two = test::assessment_of({test::balanced_items(4)});
    const SampleQuality quality = sample_quality(two, {}, std::vector<bool>(8, true));
    CHECK(quality.respondents.empty());
    CHECK(quality.no_even_odd);
    CHECK(quality.no_mahalanobis);
    CHECK(quality.no_synonyms);
}

}  // namespace twotrack::sample_quality_test
