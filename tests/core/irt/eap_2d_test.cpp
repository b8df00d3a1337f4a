#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "core/irt/eap.hpp"
#include "tests/support/cpp/brute_force.hpp"
#include "tests/support/cpp/estimates.hpp"
#include "tests/support/cpp/random.hpp"

namespace twotrack::eap_2d_test {

using Catch::Matchers::WithinAbs;

TEST_CASE("without a correlation two traits are two estimates of one, bit for bit") {
    test::Random random(60);
    for (int i = 0; i < 30; ++i) {
        const auto items_1 = random.items(10), items_2 = random.items(12);
        const auto responses_1 = random.responses(items_1, 0.2), responses_2 = random.responses(items_2, 0.2);
        const JointEstimate joint = test::joint_estimate_of(items_1, responses_1, items_2, responses_2, 0.0);
        const Estimate one = test::estimate_of(items_1, responses_1), two = test::estimate_of(items_2, responses_2);
        REQUIRE(test::same_bits(joint.first, one));
        REQUIRE(test::same_bits(joint.second, two));
        REQUIRE(joint.covariance == 0);
        REQUIRE(joint.both_above == one.above_zero * two.above_zero);
        REQUIRE(joint.both_below == (1 - one.above_zero) * (1 - two.above_zero));
    }
}

TEST_CASE("two correlated traits agree with plain summation") {
    const double correlation = GENERATE(-0.95, -0.5, 0.2, 0.5, 0.95);
    test::Random random(61);
    for (int i = 0; i < 3; ++i) {
        const auto items_1 = random.items(10), items_2 = random.items(12);
        const auto responses_1 = random.responses_at(random.uniform(-1, 1), items_1);
        const auto responses_2 = random.responses_at(random.uniform(-1, 1), items_2);
        const JointEstimate joint = test::joint_estimate_of(items_1, responses_1, items_2, responses_2, correlation);
        const auto expected = test::brute_force_2d(items_1, responses_1, items_2, responses_2, correlation);
        CAPTURE(correlation, expected.sd_1, expected.sd_2);
        CHECK_THAT(joint.first.theta, WithinAbs(expected.mean_1, 2e-5));
        CHECK_THAT(joint.second.theta, WithinAbs(expected.mean_2, 2e-5));
        CHECK_THAT(joint.first.standard_error, WithinAbs(expected.sd_1, 2e-5));
        CHECK_THAT(joint.second.standard_error, WithinAbs(expected.sd_2, 2e-5));
        CHECK_THAT(joint.covariance, WithinAbs(expected.covariance, 2e-5));
        CHECK_THAT(joint.both_above, WithinAbs(expected.both_above, 2e-3));
        CHECK_THAT(joint.both_below, WithinAbs(expected.both_below, 2e-3));
    }
}

TEST_CASE("the probability that both traits are high, or both low, agrees with plain summation without correlation") {
    test::Random random(62);
    for (int i = 0; i < 20; ++i) {
        const auto items_1 = random.items(10), items_2 = random.items(10);
        const auto responses_1 = random.responses_at(random.uniform(-1, 1), items_1);
        const auto responses_2 = random.responses_at(random.uniform(-1, 1), items_2);
        const JointEstimate joint = test::joint_estimate_of(items_1, responses_1, items_2, responses_2, 0.0);
        const auto one = test::brute_force(items_1, responses_1), two = test::brute_force(items_2, responses_2);
        CHECK_THAT(joint.both_above, WithinAbs(one.above_zero * two.above_zero, 2e-3));
        CHECK_THAT(joint.both_below, WithinAbs((1 - one.above_zero) * (1 - two.above_zero), 2e-3));
    }
}

TEST_CASE("one narrow trait beside a wide one is summed on nodes of its own") {
    test::Random random(63);
    auto items_1 = random.items(200);
    for (GradedItem& item : items_1) item.discrimination = 3;
    const auto items_2 = random.items(6);
    const auto responses_1 = random.responses_at(0.7, items_1), responses_2 = random.responses_at(-0.4, items_2);
    const auto expected = test::brute_force_2d(items_1, responses_1, items_2, responses_2, 0.5L, 6, 1'201);
    REQUIRE(expected.sd_1 < 0.1);
    REQUIRE(expected.sd_2 > 0.2);

    const JointEstimate joint = test::joint_estimate_of(items_1, responses_1, items_2, responses_2, 0.5);
    CHECK_THAT(joint.first.theta, WithinAbs(expected.mean_1, 1e-6));
    CHECK_THAT(joint.first.standard_error, WithinAbs(expected.sd_1, 1e-6));
    CHECK_THAT(joint.second.theta, WithinAbs(expected.mean_2, 1e-5));
    CHECK_THAT(joint.covariance, WithinAbs(expected.covariance, 1e-6));

    const JointEstimate turned = test::joint_estimate_of(items_2, responses_2, items_1, responses_1, 0.5);
    CHECK_THAT(turned.second.theta, WithinAbs(joint.first.theta, 1e-12));
    CHECK_THAT(turned.covariance, WithinAbs(joint.covariance, 1e-12));

    const JointEstimate coarse =
        test::joint_estimate_of(items_1, responses_1, items_2, responses_2, 0.5, Grid::Reference);
    CHECK(std::fabs(coarse.first.theta - expected.mean_1) > 1e-4);
}

TEST_CASE("a positive correlation draws an unanswered trait after the answered one") {
    test::Random random(64);
    const auto items = random.items(10);
    const std::vector<Response> high(10, 4), none(10);
    const JointEstimate joint = test::joint_estimate_of(items, high, items, none, 0.5);
    CHECK(joint.second.n_answered == 0);
    CHECK_THAT(joint.second.theta, WithinAbs(0.5 * joint.first.theta, 1e-5));
    CHECK(test::joint_estimate_of(items, high, items, none, -0.5).second.theta < 0);
}

TEST_CASE("without answers on either trait the joint estimate is its prior") {
    const std::vector<GradedItem> items{{1.2, {-1.5, 0.0, 1.5}}};
    const JointEstimate joint = test::joint_estimate_of(items, {std::nullopt}, items, {std::nullopt}, 0.5);
    CHECK_THAT(joint.first.theta, WithinAbs(0.0, 1e-12));
    CHECK_THAT(joint.first.standard_error, WithinAbs(1.0, 1e-7));
    CHECK_THAT(joint.covariance, WithinAbs(0.5, 1e-7));
    CHECK(joint.first.log_marginal == 0.0);
    // The exact value is a quarter plus arcsin ρ / 2π (Sheppard 1899).
    CHECK_THAT(joint.both_above, WithinAbs(1.0 / 3, 1e-3));
    CHECK_THAT(joint.both_below, WithinAbs(1.0 / 3, 1e-3));
}

TEST_CASE("two traits never give anything but finite figures") {
    test::Random random(65);
    for (int i = 0; i < 60; ++i) {
        std::vector<GradedItem> items[2];
        for (auto& each : items)
            for (std::size_t n = random.below(60); n > 0; --n)
                each.push_back(random.item(2 + random.below(9), 4, 0.3, 3));
        const auto responses_1 = random.responses(items[0], random.uniform(0, 1));
        const auto responses_2 = random.responses(items[1], random.uniform(0, 1));
        const JointEstimate joint =
            test::joint_estimate_of(items[0], responses_1, items[1], responses_2, random.uniform(-0.95, 0.95));
        CAPTURE(i);
        for (const double figure : {joint.first.theta, joint.second.theta, joint.first.log_marginal, joint.covariance})
            REQUIRE(std::isfinite(figure));
        const double v1 = joint.first.standard_error, v2 = joint.second.standard_error;
        REQUIRE(v1 > 0);
        REQUIRE(v2 > 0);
        REQUIRE(std::fabs(joint.covariance) <= v1 * v2);
        REQUIRE(joint.both_above >= 0);
        REQUIRE(joint.both_below >= 0);
        REQUIRE(joint.both_above + joint.both_below <= 1 + 1e-12);
    }
}

}  // namespace twotrack::eap_2d_test
