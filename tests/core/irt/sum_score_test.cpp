#include "core/irt/sum_score.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "tests/support/cpp/brute_force.hpp"
#include "tests/support/cpp/csv.hpp"
#include "tests/support/cpp/estimates.hpp"
#include "tests/support/cpp/random.hpp"

namespace twotrack::sum_score_test {

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

double total_probability(const std::vector<SumScore>& table) {
    double total = 0;
    for (const SumScore& row : table) total += row.marginal_probability;
    return total;
}

/// Every item answered in its lowest or in its highest category. No other answers have the same sum.
std::vector<Response> extreme(const std::vector<GradedItem>& items, bool highest) {
    std::vector<Response> responses;
    for (const GradedItem& item : items) responses.push_back(highest ? static_cast<int>(item.n_categories()) - 1 : 0);
    return responses;
}

void check_extremes(const std::vector<GradedItem>& items) {
    const ItemBank bank = test::bank_of(items);
    const auto table = sum_score_table(bank, Grid::Reference);
    for (const bool highest : {false, true}) {
        const Estimate estimate = test::estimate_of(bank, extreme(items, highest), {}, Grid::Reference);
        const SumScore& row = highest ? table.back() : table.front();
        CHECK_THAT(row.theta, WithinAbs(estimate.theta, 1e-10));
        CHECK_THAT(row.standard_error, WithinAbs(estimate.standard_error, 1e-10));
        if (estimate.log_marginal > -700)
            CHECK_THAT(std::log(row.marginal_probability), WithinAbs(estimate.log_marginal, 1e-9));
    }
    for (const SumScore& row : table) {
        REQUIRE(std::fabs(row.theta) <= 6.0 + 1e-14);
        REQUIRE((row.standard_error >= 0 && row.standard_error < 2));
    }
    CHECK_THAT(total_probability(table), WithinAbs(1.0, 1e-12));
}

}  // namespace

TEST_CASE("sum scores, their sd and their probability agree with the reference figures") {
    const test::Table expected = test::golden("sumscore_eap.csv");
    const auto table = sum_score_table(test::bank_of(test::golden_items()), Grid::Reference);
    REQUIRE(table.size() == 97);
    REQUIRE(expected.rows.size() == 97);
    for (std::size_t sum = 0; sum < table.size(); ++sum) {
        CAPTURE(sum);
        CHECK_THAT(table[sum].theta, WithinAbs(expected.number(sum, "eap"), 1e-10));
        CHECK_THAT(table[sum].standard_error, WithinAbs(expected.number(sum, "psd"), 1e-10));
        CHECK_THAT(table[sum].marginal_probability, WithinAbs(expected.number(sum, "marginal_prob"), 1e-10));
    }
}

TEST_CASE("items of different numbers of categories are summed as all patterns of their answers are") {
    test::Random random(6);
    const std::vector<GradedItem> items{random.item(2), random.item(5), random.item(3), random.item(2), random.item(4)};
    const ItemBank bank = test::bank_of(items);
    const auto table = sum_score_table(bank, Grid::Reference);
    REQUIRE(table.size() == 1 + 1 + 4 + 2 + 1 + 3);

    // E(theta | sum) is the mean over the response patterns, weighted by their probabilities.
    std::vector<double> probability(table.size()), first(table.size()), second(table.size());
    std::vector<Response> responses(items.size(), 0);
    for (std::size_t pattern = 0; pattern < 2 * 5 * 3 * 2 * 4; ++pattern) {
        std::size_t rest = pattern, sum = 0;
        for (std::size_t i = 0; i < items.size(); ++i) {
            responses[i] = static_cast<int>(rest % items[i].n_categories());
            sum += rest % items[i].n_categories();
            rest /= items[i].n_categories();
        }
        const Estimate estimate = test::estimate_of(bank, responses, {}, Grid::Reference);
        const double p = std::exp(estimate.log_marginal);
        probability[sum] += p;
        first[sum] += p * estimate.theta;
        second[sum] += p * (estimate.theta * estimate.theta + estimate.standard_error * estimate.standard_error);
    }
    for (std::size_t sum = 0; sum < table.size(); ++sum) {
        CAPTURE(sum);
        const double mean = first[sum] / probability[sum];
        CHECK_THAT(table[sum].theta, WithinAbs(mean, 1e-12));
        CHECK_THAT(table[sum].standard_error,
                   WithinAbs(std::sqrt(second[sum] / probability[sum] - mean * mean), 1e-11));
        CHECK_THAT(table[sum].marginal_probability, WithinRel(probability[sum], 1e-12));
    }
}

TEST_CASE("200 items do not underflow, not even where no trait makes a sum likely") {
    test::Random random(7);
    check_extremes(random.items(200));
    std::vector<GradedItem> far;
    for (int i = 0; i < 200; ++i) far.push_back({10.0, {i % 2 == 0 ? 9.0 : -9.0}});
    check_extremes(far);
    check_extremes(std::vector<GradedItem>(200, GradedItem{10.0, {-10, 0, 10}}));
}

TEST_CASE("a higher sum means more of the trait") {
    test::Random random(8);
    const auto table = sum_score_table(test::bank_of(random.items(40)));
    for (std::size_t sum = 1; sum < table.size(); ++sum) CHECK(table[sum].theta > table[sum - 1].theta);
}

TEST_CASE("the order of items does not matter to their sums") {
    test::Random random(9);
    auto items = random.items(15);
    const auto table = sum_score_table(test::bank_of(items));
    std::ranges::reverse(items);
    const auto turned = sum_score_table(test::bank_of(items));
    for (std::size_t sum = 0; sum < table.size(); ++sum)
        CHECK_THAT(turned[sum].theta, WithinAbs(table[sum].theta, 1e-12));
}

TEST_CASE("where posteriors are narrow the nodes move closer") {
    // All items are alike, with two categories: a pattern contains no more information than its sum.
    const std::vector<GradedItem> items(100, GradedItem{5.0, {0.1}});
    const ItemBank bank = test::bank_of(items);
    const auto coarse = sum_score_table(bank, Grid::Reference), fine = sum_score_table(bank);
    double largest_difference = 0;
    for (std::size_t sum = 0; sum <= 100; sum += 10) {
        CAPTURE(sum);
        std::vector<Response> responses(100, 0);
        for (std::size_t i = 0; i < sum; ++i) responses[i] = 1;
        const test::Posterior expected = test::brute_force(items, responses);
        CHECK_THAT(fine[sum].theta, WithinAbs(expected.mean, 1e-6));
        CHECK_THAT(fine[sum].standard_error, WithinAbs(expected.sd, 1e-6));
        largest_difference = std::fmax(largest_difference, std::fabs(coarse[sum].theta - expected.mean));
    }
    CHECK(largest_difference > 0.01);
}

TEST_CASE("without items the only sum is 0 and says the prior") {
    const auto table = sum_score_table(ItemBank{});
    REQUIRE(table.size() == 1);
    CHECK_THAT(table[0].theta, WithinAbs(0.0, 1e-15));
    CHECK_THAT(table[0].standard_error, WithinAbs(0.99999998, 2e-9));
    CHECK_THAT(table[0].marginal_probability, WithinAbs(1.0, 1e-15));
}

}  // namespace twotrack::sum_score_test
