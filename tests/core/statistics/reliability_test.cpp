#include "core/statistics/reliability.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "tests/support/cpp/random.hpp"
#include "tests/support/cpp/samples.hpp"

namespace twotrack::reliability_test {

using Catch::Matchers::WithinAbs;
using Kind = SampleError::Kind;

namespace {

Reliability reliability(const ResponseMatrix& responses) {
    auto result = reliability_of(responses);
    REQUIRE(result);
    return std::move(*result);
}

Reliability golden_reliability(std::size_t scale) {
    return reliability(test::golden_responses("resp2d_200.csv", 12 * scale, 12 * scale + 12));
}

}  // namespace

TEST_CASE("alpha, alpha without an item and both item correlations agree with the reference figures") {
    const test::Table expected = test::golden("alpha.csv");
    REQUIRE(expected.rows.size() == 24);
    for (std::size_t scale = 0; scale < 2; ++scale) {
        const Reliability actual = golden_reliability(scale);
        REQUIRE(actual.items.size() == 12);
        for (std::size_t i = 0; i < 12; ++i) {
            const std::size_t row = 12 * scale + i;
            CAPTURE(row);
            CHECK_THAT(actual.alpha.value(), WithinAbs(expected.number(row, "alpha"), 1e-12));
            const ItemStatistics& item = actual.items[i];
            CHECK_THAT(item.alpha_if_deleted.value(), WithinAbs(expected.number(row, "alpha_if_deleted"), 1e-12));
            CHECK_THAT(item.item_rest.value(), WithinAbs(expected.number(row, "r_item_rest"), 1e-12));
            CHECK_THAT(item.item_total.value(), WithinAbs(expected.number(row, "r_item_total"), 1e-12));
        }
    }
}

TEST_CASE("mean, sd and standard error of measurement of the sum agree with the reference figures") {
    const test::Table expected = test::golden("sem.csv");
    for (std::size_t scale = 0; scale < 2; ++scale) {
        const Reliability actual = golden_reliability(scale);
        CHECK(actual.n_respondents == 200);
        CHECK(actual.n_incomplete == 0);
        CHECK_THAT(actual.mean, WithinAbs(expected.number(scale, "mean_sum"), 1e-12));
        CHECK_THAT(actual.standard_deviation, WithinAbs(expected.number(scale, "sd_sum"), 1e-12));
        CHECK_THAT(actual.standard_error.value(), WithinAbs(expected.number(scale, "sem"), 1e-12));
    }
}

TEST_CASE("omega agrees with the reference figures") {
    const test::Table expected = test::golden("omega.csv");
    for (std::size_t scale = 0; scale < 2; ++scale) {
        const Omega omega = golden_reliability(scale).omega.value();
        CHECK_THAT(omega.raw, WithinAbs(expected.number(scale, "omega_raw_ML"), 1e-6));
        CHECK_THAT(omega.standardized, WithinAbs(expected.number(scale, "omega_std_ML"), 1e-6));
    }
}

TEST_CASE("alpha of a small table is what it is by hand") {
    const auto responses = test::matrix_of({{0, 1, 0}, {1, 1, 1}, {2, 3, 2}, {3, 3, 4}});
    const double scatter = 5.0 / 3 + 4.0 / 3 + 35.0 / 12, variance = 65.0 / 4;  // of the sums 1, 3, 7 and 10
    const Reliability actual = reliability(responses);
    CHECK_THAT(actual.mean, WithinAbs(21.0 / 4, 1e-15));
    CHECK_THAT(actual.standard_deviation * actual.standard_deviation, WithinAbs(variance, 1e-12));
    CHECK_THAT(actual.alpha.value(), WithinAbs(1.5 * (1 - scatter / variance), 1e-14));
    CHECK_THAT(actual.items[0].standard_deviation, WithinAbs(std::sqrt(5.0 / 3), 1e-15));
}

TEST_CASE("where categories count from moves means alone") {
    test::Random random(1);
    ResponseMatrix from_0(5), from_1(5);
    const auto items = random.items(5);
    for (int r = 0; r < 60; ++r) {
        auto row = random.responses_at(random.uniform(-2, 2), items);
        from_0.add(row);
        for (auto& answer : row) ++*answer;
        from_1.add(row);
    }
    const Reliability a = reliability(from_0), b = reliability(from_1);
    CHECK_THAT(b.mean - a.mean, WithinAbs(5.0, 1e-12));
    CHECK_THAT(b.alpha.value(), WithinAbs(a.alpha.value(), 1e-12));
    CHECK_THAT(b.omega.value().raw, WithinAbs(a.omega.value().raw, 1e-9));
    CHECK_THAT(b.items[3].item_rest.value(), WithinAbs(a.items[3].item_rest.value(), 1e-12));
}

TEST_CASE("respondents with a missing answer are left out, as if they were not there") {
    const ResponseMatrix complete = test::golden_responses("resp2d_200.csv", 0, 12);
    ResponseMatrix with_others(12);
    for (std::size_t r = 0; r < complete.n_respondents(); ++r) {
        with_others.add(complete.row(r));
        std::vector<Response> missing(complete.row(r).begin(), complete.row(r).end());
        missing[r % 12].reset();
        with_others.add(missing);
    }
    const Reliability a = reliability(complete), b = reliability(with_others);
    CHECK(b.n_respondents == 200);
    CHECK(b.n_incomplete == 200);
    CHECK(b.alpha.value() == a.alpha.value());
    CHECK(b.omega.value().raw == a.omega.value().raw);
    CHECK(b.items[7].mean == a.items[7].mean);
}

TEST_CASE("copies of one item have an alpha of 1 and no error, and no omega") {
    const auto responses = test::matrix_of({{0, 0, 0}, {1, 1, 1}, {3, 3, 3}, {2, 2, 2}});
    const Reliability actual = reliability(responses);
    CHECK_THAT(actual.alpha.value(), WithinAbs(1.0, 1e-15));
    CHECK_THAT(actual.standard_error.value(), WithinAbs(0.0, 1e-7));
    CHECK_THAT(actual.items[1].item_rest.value(), WithinAbs(1.0, 1e-15));
    test::check_error(actual.omega, Kind::Singular, 1);
}

TEST_CASE("items that contradict each other have an alpha below 0") {
    const auto responses = test::matrix_of({{0, 4}, {1, 3}, {2, 1}, {4, 0}});
    CHECK(reliability(responses).alpha.value() < 0.0);
}

TEST_CASE("one item, or two respondents, are too few") {
    test::check_error(reliability_of(test::matrix_of({{0}, {1}, {2}})), Kind::TooFewItems);
    test::check_error(reliability_of(ResponseMatrix(0)), Kind::TooFewItems);
    test::check_error(reliability_of(ResponseMatrix(4)), Kind::TooFewRespondents);
    test::check_error(reliability_of(test::matrix_of({{0, 1}, {1, 2}, {2, {}}, {{}, 0}})), Kind::TooFewRespondents);
}

TEST_CASE("two items have an alpha, but none without one of them, and no omega") {
    const Reliability actual = reliability(test::matrix_of({{0, 1}, {1, 1}, {3, 2}}));
    CHECK(actual.alpha.has_value());
    CHECK(actual.items[0].item_rest.has_value());
    test::check_error(actual.items[1].alpha_if_deleted, Kind::TooFewItems, 1);
    test::check_error(actual.omega, Kind::TooFewItems);
}

TEST_CASE("a constant item correlates with nothing and stops omega, not alpha") {
    const Reliability actual = reliability(test::matrix_of({{0, 2, 1}, {1, 2, 1}, {3, 2, 2}, {4, 2, 4}}));
    CHECK(actual.alpha.has_value());
    CHECK(actual.items[1].standard_deviation == 0.0);
    test::check_error(actual.items[1].item_rest, Kind::Constant, 1);
    test::check_error(actual.items[1].item_total, Kind::Constant, 1);
    CHECK(actual.items[1].alpha_if_deleted.has_value());
    CHECK(actual.items[0].item_rest.has_value());
    test::check_error(actual.omega, Kind::Constant, 1);
}

TEST_CASE("a sum that is the same for everybody has no alpha") {
    const Reliability same = reliability(test::matrix_of({{2, 2}, {2, 2}, {2, 2}}));
    test::check_error(same.alpha, Kind::Constant);
    test::check_error(same.standard_error, Kind::Constant);
    CHECK(same.standard_deviation == 0.0);

    // The items vary, but their sum is constant up to rounding.
    const Reliability cancelled = reliability(test::matrix_of({{0, 3, 1}, {1, 1, 2}, {0, 4, 0}, {3, 0, 1}, {1, 2, 1}}));
    test::check_error(cancelled.alpha, Kind::Constant);
    test::check_error(cancelled.items[0].item_total, Kind::Constant, 0);
    CHECK_THAT(cancelled.items[0].item_rest.value(), WithinAbs(-1.0, 1e-12));
}

TEST_CASE("no figure is ever NaN, whatever the answers") {
    test::Random random(2);
    for (int i = 0; i < 500; ++i) {
        const std::size_t n_items = 2 + random.below(5), n_respondents = 3 + random.below(8);
        const std::size_t n_categories = 1 + random.below(4);
        ResponseMatrix responses(n_items);
        for (std::size_t r = 0; r < n_respondents; ++r) {
            std::vector<Response> row;
            for (std::size_t k = 0; k < n_items; ++k) row.push_back(static_cast<int>(random.below(n_categories)));
            responses.add(row);
        }
        const Reliability actual = reliability(responses);
        const auto check = [](const Figure& figure, double low, double high) {
            if (figure) CHECK((*figure >= low && *figure <= high));
            else CHECK(!figure.error().sentence.empty());
        };
        check(actual.alpha, -1e9, 1);
        check(actual.standard_error, 0, 1e9);
        for (const ItemStatistics& item : actual.items) {
            check(item.item_rest, -1, 1);
            check(item.item_total, -1, 1);
            check(item.alpha_if_deleted, -1e9, 1);
        }
        if (actual.omega) CHECK((actual.omega->raw >= 0 && actual.omega->raw < 1 && actual.omega->standardized < 1));
    }
}

}  // namespace twotrack::reliability_test
