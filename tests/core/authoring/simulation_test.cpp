#include "core/authoring/simulation.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "core/irt/graded_response.hpp"
#include "tests/support/cpp/assessments.hpp"

namespace twotrack::simulation_test {

using Catch::Matchers::WithinAbs;

namespace {

/// A group in which this many of a hundred are called technical and management; the others are called to no side.
GroupFigures figures_of(const SimulatedGroup& group, std::size_t technical, std::size_t management) {
    GroupFigures figures;
    figures.group = group;
    figures.n = 100;
    figures.outcomes = {technical, management, 0, 0, 100 - technical - management, 0};
    return figures;
}

const GradedItem technical_item{1.5, {0.3}}, people_item{0.8, {-0.4}};

/// One item with two categories on each scale. Every pair of unequal answers calls a side.
Assessment two_items() {
    test::AssessmentSpec spec;
    spec.items = {{"t", "technical", '-', technical_item}, {"m", "people", '-', people_item}};
    spec.decision = R"({"technical_scale": "technical", "people_scale": "people", "call": 0.6, "clear": 0.95,
                        "both": 0.99, "location_sd_logits": 0})";
    return test::assessment_of(spec);
}

}  // namespace

TEST_CASE("people answer as the graded response model says, with the people items' thresholds shifted") {
    const Assessment assessment = two_items();
    SimulationOptions options;
    options.n = 20'000;
    for (const double shift_logits : {0.0, 0.7, -0.7}) {
        options.shift_logits = shift_logits;
        GradedItem shifted = people_item;
        shifted.thresholds[0] += shift_logits;
        for (const std::size_t group : {0U, 1U, 4U, 8U}) {
            const GroupFigures figures = simulate_group(assessment, group, options);
            const Traits traits = *figures.group.traits;
            CAPTURE(figures.group.id, shift_logits);
            const double technical = category_probability(technical_item, 1, traits.technical);
            const double people = category_probability(shifted, 1, traits.people);
            // Five standard errors at most.
            CHECK_THAT(figures.share(Outcome::Technical), WithinAbs(technical * (1.0 - people), 0.018));
            CHECK_THAT(figures.share(Outcome::Management), WithinAbs(people * (1.0 - technical), 0.018));
            const double p = technical * (1.0 - people), q = people * (1.0 - technical);
            CHECK_THAT(static_cast<double>(figures.retest_flips) / 20'000.0, WithinAbs(2.0 * p * q, 0.018));
            const double same = p * p + q * q + (1.0 - p - q) * (1.0 - p - q);
            CHECK_THAT(static_cast<double>(figures.retest_same) / 20'000.0, WithinAbs(same, 0.018));
        }
    }
}

TEST_CASE("what a group gives does not depend on the groups before it") {
    const Assessment assessment = test::career_track();
    SimulationOptions options;
    options.n = 100;
    const GroupFigures once = simulate_group(assessment, 3, options);
    CHECK(simulate_group(assessment, 2, options).outcomes != once.outcomes);
    CHECK(simulate_group(assessment, 3, options).outcomes == once.outcomes);
}

TEST_CASE("mirror archetypes are compared by the shares called to their own sides") {
    // √(.4 × .6 / 100 + .5 × .5 / 100) = .07
    const std::vector<GroupFigures> groups{figures_of({"t", Traits{1.0, -0.5}}, 40, 3),
                                           figures_of({"m", Traits{-0.5, 1.0}}, 7, 50)};
    const auto mirrors = compare_mirrors(groups);
    REQUIRE(mirrors.size() == 1);
    CHECK(mirrors[0].technical == "t");
    CHECK(mirrors[0].people == "m");
    CHECK_THAT(mirrors[0].difference, WithinAbs(0.1, 1e-15));
    CHECK_THAT(mirrors[0].standard_error, WithinAbs(0.07, 1e-15));
    CHECK_THAT(*mirrors[0].z, WithinAbs(1.0 / 0.7, 1e-13));
}

TEST_CASE("a group with equal traits is its own mirror, and its two shares exclude each other") {
    // √((.3 + .1 − .2²) / 100) = .06
    const auto mirrors = compare_mirrors(std::vector{figures_of({"both", Traits{1.0, 1.0}}, 10, 30)});
    REQUIRE(mirrors.size() == 1);
    CHECK_THAT(mirrors[0].difference, WithinAbs(0.2, 1e-15));
    CHECK_THAT(mirrors[0].standard_error, WithinAbs(0.06, 1e-15));
}

TEST_CASE("shares without any spread have no z") {
    const auto mirrors = compare_mirrors(std::vector{figures_of({"both", Traits{1.0, 1.0}}, 0, 0)});
    REQUIRE(mirrors.size() == 1);
    CHECK(mirrors[0].standard_error == 0.0);
    CHECK(!mirrors[0].z);
}

TEST_CASE("a population, and groups that skip other shares of items, have no mirror") {
    CHECK(compare_mirrors(std::vector{figures_of({"drawn", std::nullopt}, 10, 10)}).empty());
    CHECK(compare_mirrors(std::vector{figures_of({"t", Traits{1.0, -1.0}}, 10, 10),
                                      figures_of({"m", Traits{-1.0, 1.0}, 0.5}, 10, 10)})
              .empty());
}

TEST_CASE("accuracy is of the calls of those who truly are on a side, and absent without any") {
    GroupFigures figures = figures_of({"t", Traits{1.0, -1.0}}, 40, 10);
    CHECK(!figures.accuracy());
    figures.with_side = 50;
    figures.right = 40;
    CHECK(figures.accuracy() == 0.8);
    CHECK(figures.share_called() == 0.5);
    CHECK(figures.count(Outcome::TooCloseToCall) == 50);
}

}  // namespace twotrack::simulation_test
