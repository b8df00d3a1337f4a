#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "core/base/elementary.hpp"
#include "core/irt/eap.hpp"
#include "tests/support/cpp/csv.hpp"
#include "tests/support/cpp/estimates.hpp"

namespace twotrack::golden_test {

using Catch::Matchers::WithinAbs;

namespace {

constexpr double tolerance = 1e-10;

void check_one_trait(const std::string& responses_name, const std::string& expected_name) {
    const test::Table responses = test::golden(responses_name), expected = test::golden(expected_name);
    const ItemBank bank = test::bank_of(test::golden_items());
    REQUIRE(responses.rows.size() == 200);
    REQUIRE(expected.rows.size() == 200);
    for (std::size_t row = 0; row < 200; ++row) {
        CAPTURE(row);
        const Estimate estimate = test::estimate_of(bank, test::responses_of(responses.rows[row]), {}, Grid::Reference);
        CHECK_THAT(estimate.theta, WithinAbs(expected.number(row, "eap"), tolerance));
        CHECK_THAT(estimate.standard_error, WithinAbs(expected.number(row, "psd"), tolerance));
        CHECK_THAT(estimate.log_marginal, WithinAbs(expected.number(row, "log_marginal"), tolerance));
    }
}

}  // namespace

TEST_CASE("EAP, posterior sd and log marginal agree with the reference figures") {
    check_one_trait("resp_200.csv", "eap_map_200.csv");
}

TEST_CASE("with answers missing they agree too, and with none at all they are the grid's own mean and sd") {
    check_one_trait("resp_200_missing.csv", "eap_200_missing.csv");

    const auto unanswered = test::responses_of(test::golden("resp_200_missing.csv").rows[5]);
    const Estimate estimate = test::estimate_of(test::golden_items(), unanswered, {}, Grid::Reference);
    CHECK(estimate.n_answered == 0);
    CHECK_THAT(estimate.theta, WithinAbs(0.0, 1e-15));
    CHECK_THAT(estimate.standard_error, WithinAbs(0.99999998, 2e-9));
    CHECK_THAT(estimate.log_marginal, WithinAbs(0.0, 1e-15));
}

TEST_CASE("the reference figures need no finer grid, so that the usual one gives the same") {
    const test::Table responses = test::golden("resp_200.csv");
    const ItemBank bank = test::bank_of(test::golden_items());
    for (const auto& row : responses.rows) {
        const auto answers = test::responses_of(row);
        REQUIRE(
            test::same_bits(test::estimate_of(bank, answers), test::estimate_of(bank, answers, {}, Grid::Reference)));
    }
}

TEST_CASE("two traits with a prior correlation of 0.2 agree with the reference figures") {
    const test::Table responses = test::golden("resp2d_200.csv"), expected = test::golden("eap2d_200.csv");
    const ItemBank technical = test::bank_of(test::golden_items(0, 12)),
                   people = test::bank_of(test::golden_items(12, 24));
    REQUIRE(responses.rows.size() == 200);
    REQUIRE(expected.rows.size() == 200);
    for (std::size_t row = 0; row < 200; ++row) {
        CAPTURE(row);
        const auto answers = test::responses_of(responses.rows[row]);
        const std::span all(answers);
        const auto joint = estimate_eap_2d(technical, all.first(12), people, all.last(12), 0.2, Grid::Reference);
        REQUIRE(joint);
        const auto& [first, second, covariance, both_above, both_below] = *joint;
        CHECK_THAT(first.theta, WithinAbs(expected.number(row, "eap_tech"), tolerance));
        CHECK_THAT(second.theta, WithinAbs(expected.number(row, "eap_mgmt"), tolerance));
        CHECK_THAT(first.standard_error, WithinAbs(expected.number(row, "psd_tech"), tolerance));
        CHECK_THAT(second.standard_error, WithinAbs(expected.number(row, "psd_mgmt"), tolerance));
        CHECK_THAT(covariance / (first.standard_error * second.standard_error),
                   WithinAbs(expected.number(row, "post_corr"), tolerance));
        const double variance = first.standard_error * first.standard_error +
                                second.standard_error * second.standard_error - 2 * covariance;
        CHECK_THAT(normal_cdf((second.theta - first.theta) / std::sqrt(variance)),
                   WithinAbs(expected.number(row, "p_mgmt_gt_tech_normal"), tolerance));
    }
}

}  // namespace twotrack::golden_test
