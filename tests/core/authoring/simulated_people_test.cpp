#include "core/authoring/simulated_people.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "core/irt/graded_response.hpp"
#include "tests/support/cpp/assessments.hpp"

namespace twotrack::simulated_people_test {

using Catch::Matchers::WithinAbs;

namespace {

constexpr std::uint32_t seed = 5;

Assessment with_pairs() {
    test::AssessmentSpec spec;
    spec.items = test::balanced_items(4, {1.2, {-1.0, 0.5, 2.0}});
    spec.pairs = {{"p0", false, 0.85, 0.3}, {"p1", true, 0.5, -0.2}};
    spec.model = R"({"items": "uncalibrated"})";
    return test::assessment_of(spec);
}

SimulatedPerson person_of(const Assessment& assessment, const SimulationConditions& conditions) {
    Random random(seed, 1);
    SimulatedPerson person{std::vector<double>(assessment.scales.size()), {}};
    draw_style(assessment, true_items_of(assessment, conditions, seed), conditions, random, person);
    return person;
}

}  // namespace

TEST_CASE("without conditions the true items are the scored ones, for every person") {
    const Assessment assessment = with_pairs();
    const SimulatedPerson person = person_of(assessment, {});
    for (std::size_t s = 0; s < 2; ++s) {
        const auto scored = assessment.scales[s].bank.items();
        REQUIRE(person.items.scales[s].size() == scored.size());
        for (std::size_t i = 0; i < scored.size(); ++i) {
            CHECK(person.items.scales[s][i].discrimination == scored[i].discrimination);
            CHECK(person.items.scales[s][i].thresholds == scored[i].thresholds);
        }
    }
    REQUIRE(person.items.pairs.size() == 2);
    CHECK(person.items.pairs[1].discrimination == 0.5);
    CHECK(person.items.pairs[1].thresholds == std::vector{-0.2});
    CHECK(!person.is_careless);
}

TEST_CASE("factors and shifts apply to their own scale or to the pairs") {
    const Assessment assessment = with_pairs();
    SimulationConditions conditions;
    conditions.discrimination = 0.5;
    conditions.threshold_factor = 2.0;
    conditions.technical_shift_logits = 0.25;
    conditions.shift_logits = -0.75;
    conditions.pair_shift_logits = 1.0;
    const TrueItems items = person_of(assessment, conditions).items;
    const GradedItem& technical = items.scales[assessment.decision->technical_scale][0];
    const GradedItem& people = items.scales[assessment.decision->people_scale][3];
    CHECK(technical.discrimination == 0.6);
    CHECK(technical.thresholds == std::vector{-1.75, 1.25, 4.25});
    CHECK(people.thresholds == std::vector{-2.75, 0.25, 3.25});
    CHECK(items.pairs[0].discrimination == 0.425);
    CHECK_THAT(items.pairs[0].thresholds[0], WithinAbs(1.3, 1e-15));
    conditions.pair_discrimination = 2.0;
    CHECK(person_of(assessment, conditions).items.pairs[1].discrimination == 1.0);
}

TEST_CASE("acquiescence eases items keyed + by as much as it makes the others harder") {
    const Assessment assessment = with_pairs();
    const TrueItems items = person_of(assessment, {.acquiescence = 0.7}).items;
    for (const auto& scale : items.scales) {
        const double eased = -1.0 - scale[0].thresholds[0];
        CHECK(eased != 0.0);
        CHECK_THAT(scale[0].thresholds[2], WithinAbs(2.0 - eased, 1e-12));
        CHECK_THAT(scale[1].thresholds[2], WithinAbs(2.0 + eased, 1e-12));
        CHECK_THAT(scale[2].thresholds[1], WithinAbs(0.5 - eased, 1e-12));
        CHECK(scale[0].thresholds == items.scales[0][0].thresholds);
    }
    CHECK(items.pairs[0].thresholds[0] == 0.3);
}

TEST_CASE("extreme responding draws a person's thresholds together or apart, all by one factor") {
    const Assessment assessment = with_pairs();
    const TrueItems items = person_of(assessment, {.extreme = 0.5}).items;
    const double factor = -items.scales[0][0].thresholds[0];
    CHECK(factor > 0.0);
    CHECK(factor != 1.0);
    for (const auto& scale : items.scales)
        for (const GradedItem& item : scale) CHECK_THAT(item.thresholds[2], WithinAbs(2.0 * factor, 1e-12));
    CHECK(items.pairs[0].thresholds[0] == 0.3);
}

TEST_CASE("each person finds each scale and each pair elsewhere, with the spread asked for") {
    const Assessment assessment = with_pairs();
    const SimulationConditions conditions{.scale_location_sd = 0.5, .pair_location_sd = 0.25};
    const TrueItems truth = true_items_of(assessment, conditions, seed);
    Random random(seed, 1);
    SimulatedPerson person{std::vector<double>(2), {}};
    constexpr int n = 4000;
    double scale_squares = 0.0, pair_squares = 0.0, product = 0.0;
    for (int i = 0; i < n; ++i) {
        draw_style(assessment, truth, conditions, random, person);
        const double first = person.items.scales[0][1].thresholds[1] - 0.5;
        CHECK_THAT(person.items.scales[0][2].thresholds[1] - 0.5, WithinAbs(first, 1e-12));
        const double second = person.items.scales[1][1].thresholds[1] - 0.5;
        const double pair = person.items.pairs[0].thresholds[0] - 0.3;
        scale_squares += first * first, pair_squares += pair * pair, product += first * second;
    }
    // Five standard errors.
    CHECK_THAT(std::sqrt(scale_squares / n), WithinAbs(0.5, 0.028));
    CHECK_THAT(std::sqrt(pair_squares / n), WithinAbs(0.25, 0.014));
    CHECK_THAT(product / n, WithinAbs(0.0, 0.02));
}

TEST_CASE("careless people choose every category, and either statement, equally often") {
    const Assessment assessment = with_pairs();
    const SimulationConditions conditions{.careless = 0.5};
    const TrueItems truth = true_items_of(assessment, conditions, seed);
    Random random(seed, 1);
    const std::array<std::size_t, 2> scales{0, 1};
    SimulatedPerson person{{5.0, -5.0}, {}};
    constexpr int n = 4000;
    int n_careless = 0, highest = 0, people = 0;
    for (int i = 0; i < n; ++i) {
        draw_style(assessment, truth, conditions, random, person);
        const Answers answers = draw_answers(assessment, person, scales, 0.0, random);
        if (!person.is_careless) continue;
        ++n_careless;
        if (answers[0] == 3) ++highest;
        if (answers.back() == 0) ++people;
    }
    CHECK_THAT(n_careless, WithinAbs(2000, 160));
    CHECK_THAT(highest, WithinAbs(n_careless * 0.25, 100));
    CHECK_THAT(people, WithinAbs(n_careless * 0.5, 115));
}

}  // namespace twotrack::simulated_people_test
