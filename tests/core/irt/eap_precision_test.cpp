#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "core/irt/eap.hpp"
#include "tests/support/cpp/brute_force.hpp"
#include "tests/support/cpp/estimates.hpp"
#include "tests/support/cpp/random.hpp"

namespace twotrack::eap_precision_test {

using Catch::Matchers::WithinAbs;

namespace {

void check_finite(const Estimate& estimate) {
    REQUIRE(std::isfinite(estimate.theta));
    REQUIRE(estimate.standard_error > 0);
    REQUIRE(std::isfinite(estimate.standard_error));
    REQUIRE(std::isfinite(estimate.log_marginal));
    REQUIRE(estimate.log_marginal <= 1e-9);
    REQUIRE(estimate.above_zero >= 0);
    REQUIRE(estimate.above_zero <= 1);
}

std::vector<GradedItem> steep_items(test::Random& random, std::size_t n) {
    std::vector<GradedItem> items;
    while (items.size() < n) {
        items.push_back(random.item(5, 2.5));
        items.back().discrimination = 3.0;
    }
    return items;
}

}  // namespace

TEST_CASE("61 nodes give what thousands give, for tests of a usual length") {
    test::Random random(50);
    for (int i = 0; i < 20; ++i) {
        const auto items = random.items(6 + random.below(25));
        const auto responses = random.responses_at(random.uniform(-2, 2), items);
        const Estimate estimate = test::estimate_of(items, responses);
        const auto expected = test::brute_force(items, responses);
        CAPTURE(items.size(), expected.mean, expected.sd);
        CHECK_THAT(estimate.theta, WithinAbs(expected.mean, 2e-5));
        CHECK_THAT(estimate.standard_error, WithinAbs(expected.sd, 2e-5));
        CHECK_THAT(estimate.log_marginal, WithinAbs(expected.log_marginal, 1e-5));
        CHECK_THAT(estimate.above_zero, WithinAbs(expected.above_zero, 2e-3));
    }
}

TEST_CASE("a narrow posterior is summed on nodes of its own") {
    test::Random random(51);
    for (const double theta : {-2.0, -0.03, 0.11, 1.3}) {
        const auto items = steep_items(random, 200);
        const auto responses = random.responses_at(theta, items);
        const Estimate estimate = test::estimate_of(items, responses);
        const auto expected = test::brute_force(items, responses, {}, 10, 20'001);
        CAPTURE(theta, expected.sd);
        REQUIRE(expected.sd < 0.1);
        CHECK_THAT(estimate.theta, WithinAbs(expected.mean, 1e-7));
        CHECK_THAT(estimate.standard_error, WithinAbs(expected.sd, 1e-7));
        CHECK_THAT(estimate.log_marginal, WithinAbs(expected.log_marginal, 1e-6));
        CHECK_THAT(estimate.above_zero, WithinAbs(expected.above_zero, 1e-5));
    }
}

TEST_CASE("the reference grid stays as coarse as the reference figures are") {
    test::Random random(52);
    double furthest = 0;
    for (int i = 0; i < 10; ++i) {
        const auto items = steep_items(random, 200);
        const auto responses = random.responses_at(0.1, items);
        furthest = std::max(furthest, std::fabs(test::estimate_of(items, responses, {}, Grid::Reference).theta -
                                                test::estimate_of(items, responses).theta));
    }
    CHECK(furthest > 0.02);
}

TEST_CASE("a probability on a grid that is too coarse for it is still one") {
    test::Random random(56);
    for (int i = 0; i < 20; ++i) {
        const auto items = steep_items(random, 200);
        check_finite(
            test::estimate_of(items, random.responses_at(random.uniform(-0.4, 0.4), items), {}, Grid::Reference));
    }
}

TEST_CASE("a posterior far narrower than a refined grid's distance is refined again") {
    const std::vector<GradedItem> items(1'000, GradedItem{10.0, {-0.5, 0.0, 0.5}});
    std::vector<Response> responses;
    for (std::size_t i = 0; i < items.size(); ++i) responses.push_back(i % 3 == 0 ? 2 : 1);
    const Estimate estimate = test::estimate_of(items, responses);
    const auto expected = test::brute_force(items, responses, {}, 0.3L, 601);
    REQUIRE(expected.sd < 0.01);
    CHECK_THAT(estimate.theta, WithinAbs(expected.mean, 1e-8));
    CHECK_THAT(estimate.standard_error, WithinAbs(expected.sd, 1e-8));
}

TEST_CASE("other priors agree with plain summation") {
    const auto prior =
        GENERATE(NormalPrior{0.5, 0.8}, NormalPrior{-1.0, 1.5}, NormalPrior{0.0, 2.0}, NormalPrior{2.0, 0.1},
                 NormalPrior{-3.0, 0.01}, NormalPrior{1.0, 5.0}, NormalPrior{0.0, 10.0});
    test::Random random(53);
    for (int i = 0; i < 6; ++i) {
        const auto items = random.items(20);
        auto responses = random.responses_at(prior.mean < -2 ? -2 : 0.3, items);
        const Estimate estimate = test::estimate_of(items, responses, prior);
        const long double range = prior.standard_deviation < 0.05 ? 4 : 8;
        const auto expected = test::brute_force(items, responses, prior, range, 8'001);
        CAPTURE(prior.mean, prior.standard_deviation, expected.mean, expected.sd);
        CHECK_THAT(estimate.theta, WithinAbs(expected.mean, 2e-5));
        CHECK_THAT(estimate.standard_error, WithinAbs(expected.sd, 2e-5));
        CHECK_THAT(estimate.log_marginal, WithinAbs(expected.log_marginal, 2e-5));
        CHECK_THAT(estimate.above_zero, WithinAbs(expected.above_zero, 2e-3));
    }
}

TEST_CASE("200 items with one extreme answer throughout do not underflow") {
    test::Random random(54);
    const auto items = steep_items(random, 200);
    const ItemBank bank = test::bank_of(items);
    const Estimate low = test::estimate_of(bank, std::vector<Response>(200, 0));
    const Estimate high = test::estimate_of(bank, std::vector<Response>(200, 4));
    check_finite(low);
    check_finite(high);
    CHECK(low.theta < -2.5);
    CHECK(high.theta > 2.5);
}

TEST_CASE("200 contradictory answers do not underflow") {
    const std::vector<GradedItem> items(200, GradedItem{3.0, {-4.0, -1.0, 1.0, 4.0}});
    std::vector<Response> responses;
    for (int i = 0; i < 200; ++i) responses.push_back(i % 2 == 0 ? 0 : 4);
    const Estimate estimate = test::estimate_of(items, responses);
    check_finite(estimate);
    CHECK_THAT(estimate.theta, WithinAbs(0.0, 1e-12));
    CHECK(estimate.log_marginal < -1000);
}

TEST_CASE("the steepest, most contradictory items do not underflow under any prior") {
    const GradedItem lowest{10.0, {-10.0}}, highest{10.0, {10.0}}, narrow{1e-300, {0.0, 5e-324}};
    std::vector<GradedItem> items;
    std::vector<Response> responses;
    for (int i = 0; i < 100; ++i) {
        items.insert(items.end(), {lowest, lowest, highest, highest, narrow});
        responses.insert(responses.end(), {0, 0, 1, 1, 1});
    }
    const ItemBank bank = test::bank_of(items);
    check_finite(test::estimate_of(bank, responses));
    check_finite(test::estimate_of(bank, responses, {}, Grid::Reference));
    for (const double mean : {-10.0, 0.0, 10.0})
        for (const double sd : {0.001, 0.1, 1.0, 10.0}) {
            CAPTURE(mean, sd);
            check_finite(test::estimate_of(bank, responses, {mean, sd}));
            check_finite(
                test::estimate_of(std::vector<GradedItem>(40, lowest), std::vector<Response>(40, 0), {mean, sd}));
        }
}

TEST_CASE("no bank and no answers give anything but finite figures") {
    test::Random random(55);
    for (int i = 0; i < 400; ++i) {
        std::vector<GradedItem> items;
        for (std::size_t n = random.below(60); n > 0; --n) items.push_back(random.item(2 + random.below(9), 4, 0.3, 3));
        const auto responses = random.responses(items, random.uniform(0, 1));
        CAPTURE(i);
        check_finite(test::estimate_of(items, responses));
        check_finite(test::estimate_of(items, responses, {random.uniform(-3, 3), random.uniform(0.1, 4)}));
    }
}

}  // namespace twotrack::eap_precision_test
