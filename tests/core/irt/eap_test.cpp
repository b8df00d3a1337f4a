#include "core/irt/eap.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <numeric>

#include "tests/support/cpp/csv.hpp"
#include "tests/support/cpp/estimates.hpp"
#include "tests/support/cpp/random.hpp"

namespace twotrack::eap_test {

using Catch::Matchers::WithinAbs;

TEST_CASE("the order of items does not matter") {
    test::Random random(40);
    for (int i = 0; i < 50; ++i) {
        const auto items = random.items(24);
        const auto responses = random.responses(items, 0.1);
        std::vector<std::size_t> order(items.size());
        std::iota(order.begin(), order.end(), 0u);
        for (std::size_t k = order.size(); k > 1; --k) std::swap(order[k - 1], order[random.below(k)]);
        std::vector<GradedItem> shuffled_items;
        std::vector<Response> shuffled_responses;
        for (const std::size_t k : order) {
            shuffled_items.push_back(items[k]);
            shuffled_responses.push_back(responses[k]);
        }
        const Estimate one = test::estimate_of(items, responses),
                       other = test::estimate_of(shuffled_items, shuffled_responses);
        REQUIRE_THAT(one.theta, WithinAbs(other.theta, 1e-12));
        REQUIRE_THAT(one.standard_error, WithinAbs(other.standard_error, 1e-12));
    }
}

TEST_CASE("reversing every key, with the thresholds turned round, mirrors the estimate") {
    test::Random random(41);
    for (int i = 0; i < 50; ++i) {
        const auto items = random.items(20, 2 + random.below(9));
        const auto responses = random.responses(items, 0.1);
        std::vector<GradedItem> turned_items;
        std::vector<Response> turned_responses;
        for (std::size_t k = 0; k < items.size(); ++k) {
            GradedItem turned{items[k].discrimination, {}};
            for (auto b = items[k].thresholds.rbegin(); b != items[k].thresholds.rend(); ++b)
                turned.thresholds.push_back(-*b);
            const int highest = static_cast<int>(items[k].n_categories()) - 1;
            turned_responses.push_back(responses[k] ? Response(highest - *responses[k]) : std::nullopt);
            turned_items.push_back(std::move(turned));
        }
        const Estimate one = test::estimate_of(items, responses),
                       other = test::estimate_of(turned_items, turned_responses);
        REQUIRE_THAT(one.theta, WithinAbs(-other.theta, 1e-12));
        REQUIRE_THAT(one.standard_error, WithinAbs(other.standard_error, 1e-12));
        REQUIRE_THAT(one.above_zero, WithinAbs(1 - other.above_zero, 1e-12));
    }
}

TEST_CASE("a missing answer scores exactly as if its item did not exist") {
    test::Random random(42);
    const NormalPrior other_prior{0.3, 1.4};
    for (int i = 0; i < 50; ++i) {
        const auto items = random.items(30);
        const auto responses = random.responses(items, 0.5);
        std::vector<GradedItem> present_items;
        std::vector<Response> present_responses;
        for (std::size_t k = 0; k < items.size(); ++k) {
            if (!responses[k]) continue;
            present_items.push_back(items[k]);
            present_responses.push_back(responses[k]);
        }
        REQUIRE(
            test::same_bits(test::estimate_of(items, responses), test::estimate_of(present_items, present_responses)));
        REQUIRE(test::same_bits(test::estimate_of(items, responses, other_prior),
                                test::estimate_of(present_items, present_responses, other_prior)));
    }
}

TEST_CASE("without any answer the estimate is the prior on the grid") {
    const auto items = test::golden_items();
    const Estimate estimate = test::estimate_of(items, std::vector<Response>(items.size()));
    CHECK(estimate.n_answered == 0);
    CHECK_THAT(estimate.theta, WithinAbs(0.0, 1e-15));
    CHECK_THAT(estimate.standard_error, WithinAbs(0.99999998, 2e-9));
    CHECK(estimate.log_marginal == 0.0);
    CHECK_THAT(estimate.above_zero, WithinAbs(0.5, 1e-15));
    CHECK(test::same_bits(estimate, test::estimate_of(std::vector<GradedItem>{}, {})));
}

TEST_CASE("an answer higher on any item raises the estimate") {
    const auto items = test::golden_items();
    const ItemBank bank = test::bank_of(items);
    std::vector<Response> responses(items.size(), 2);
    const double middle = test::estimate_of(bank, responses).theta;
    for (std::size_t i = 0; i < items.size(); ++i) {
        responses[i] = 3;
        CHECK(test::estimate_of(bank, responses).theta > middle);
        responses[i] = 1;
        CHECK(test::estimate_of(bank, responses).theta < middle);
        responses[i] = 2;
    }
}

TEST_CASE("items may have from 2 to 10 categories, side by side") {
    test::Random random(43);
    std::vector<GradedItem> items;
    for (std::size_t n = 2; n <= 10; ++n) items.push_back(random.item(n));
    const ItemBank bank = test::bank_of(items);
    std::vector<Response> lowest(items.size(), 0), highest;
    for (const GradedItem& item : items) highest.push_back(static_cast<int>(item.n_categories()) - 1);
    CHECK(test::estimate_of(bank, lowest).theta < -1);
    CHECK(test::estimate_of(bank, highest).theta > 1);
}

TEST_CASE("a bank is empty until it is made, and scores nothing") {
    const ItemBank bank;
    CHECK(bank.items().empty());
    CHECK(test::estimate_of(bank, {}).n_answered == 0);
}

TEST_CASE("the same answers give these bits on every target") {
    const std::vector<GradedItem> items{{1.2, {-1.5, -0.5, 0.5, 1.5}}, {0.8, {-2.0, 0.25}}, {1.9, {-0.75, 0.0, 1.0}}};
    const Estimate estimate = test::estimate_of(items, {3, 1, 3});
    CHECK(estimate.theta == 0x1.9b9c27624c7dp-1);
    CHECK(estimate.standard_error == 0x1.4577f3841608cp-1);
    CHECK(estimate.log_marginal == -0x1.0a6c8245d9933p+2);
    CHECK(estimate.above_zero == 0x1.cbecb640c2a75p-1);

    const JointEstimate joint = test::joint_estimate_of(items, {3, 1, 3}, items, {0, std::nullopt, 1}, 0.5);
    CHECK(joint.first.theta == 0x1.3cd8758edd152p-1);
    CHECK(joint.covariance == 0x1.68709f88f47cap-4);
    CHECK(joint.both_above == 0x1.e4f2b5401efcbp-3);
}

}  // namespace twotrack::eap_test
