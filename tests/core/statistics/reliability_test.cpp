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
        CHECK(actual.size.n_respondents == 200);
        CHECK(actual.size.n_complete == 200);
        CHECK(actual.size.fewest_of_a_pair == 200);
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

TEST_CASE("with missing answers, the figures agree with those of another program") {
    const test::Table scales = test::golden("scales_missing.csv"), items = test::golden("alpha_missing.csv");
    for (std::size_t scale = 0; scale < 2; ++scale) {
        CAPTURE(scale);
        const Reliability actual =
            reliability(test::golden_responses("resp_200_missing.csv", 12 * scale, 12 * scale + 12));
        const auto expected = [&](const char* column) { return scales.number(scale, column); };
        CHECK(static_cast<double>(actual.size.n_respondents) == expected("respondents"));
        CHECK(static_cast<double>(actual.size.n_complete) == expected("complete"));
        CHECK(static_cast<double>(actual.size.fewest_of_a_pair) == expected("fewest_of_a_pair"));
        CHECK_THAT(actual.mean, WithinAbs(expected("mean_sum"), 1e-12));
        CHECK_THAT(actual.standard_deviation, WithinAbs(expected("sd_sum"), 1e-12));
        CHECK_THAT(actual.alpha.value(), WithinAbs(expected("alpha"), 1e-12));
        CHECK_THAT(actual.standard_error.value(),
                   WithinAbs(expected("sd_sum") * std::sqrt(1 - expected("alpha")), 1e-12));
        CHECK_THAT(actual.omega.value().raw, WithinAbs(expected("omega_raw_ML"), 1e-6));
        CHECK_THAT(actual.omega.value().standardized, WithinAbs(expected("omega_std_ML"), 1e-6));
        for (std::size_t i = 0; i < 12; ++i) {
            const std::size_t row = 12 * scale + i;
            CAPTURE(row);
            const ItemStatistics& item = actual.items[i];
            CHECK(static_cast<double>(item.n_answers) == items.number(row, "answered"));
            CHECK_THAT(item.mean, WithinAbs(items.number(row, "mean"), 1e-12));
            CHECK_THAT(item.standard_deviation, WithinAbs(items.number(row, "sd"), 1e-12));
            CHECK_THAT(item.alpha_if_deleted.value(), WithinAbs(items.number(row, "alpha_if_deleted"), 1e-12));
            CHECK_THAT(item.item_rest.value(), WithinAbs(items.number(row, "r_item_rest"), 1e-12));
            CHECK_THAT(item.item_total.value(), WithinAbs(items.number(row, "r_item_total"), 1e-12));
        }
    }
}

TEST_CASE("who answered nothing changes no figure") {
    const ResponseMatrix one = test::matrix_of({{0, 1, 0}, {1, {}, 1}, {2, 3, 2}, {3, 3, 4}, {1, 1, {}}, {4, 3, 3}});
    ResponseMatrix other = one;
    other.add(std::vector<Response>(3));
    const Reliability a = reliability(one), b = reliability(other);
    CHECK(b.size.n_respondents == 6);
    CHECK(a.alpha.value() == b.alpha.value());
    CHECK(a.standard_deviation == b.standard_deviation);
    CHECK(a.items[1].item_total.value() == b.items[1].item_total.value());
}

TEST_CASE("covariances that no sample has give no alpha above 1, and no omega") {
    // The first two items go together among those who answered both, and so do the last two; the outer two are opposed.
    ResponseMatrix responses(3);
    for (const int answer : {0, 2, 4, 0, 2, 4}) {
        responses.add(std::vector<Response>{answer, answer, {}});
        responses.add(std::vector<Response>{{}, answer, answer});
        responses.add(std::vector<Response>{answer, {}, 4 - answer});
    }
    const Reliability actual = reliability(responses);
    CHECK(actual.alpha.value() < 1.0);  // the figure exists, as it does in psych
    test::check_error(actual.omega, Kind::NotPositiveDefinite);

    // Variances of a few mild answers, covariances of a few extreme ones: the sum of the matrix is what it cannot be.
    ResponseMatrix impossible(2);
    for (const int answer : {0, 4, 0, 4}) impossible.add(std::vector<Response>{answer, answer});
    for (int n = 0; n < 100; ++n) {
        impossible.add(std::vector<Response>{2, {}});
        impossible.add(std::vector<Response>{{}, 2});
    }
    const Reliability none = reliability(impossible);
    test::check_error(none.alpha, Kind::NotPositiveDefinite);
    test::check_error(none.standard_error, Kind::NotPositiveDefinite);
    test::check_error(none.items[0].item_rest, Kind::NotPositiveDefinite);
    CHECK(none.items[0].item_total.has_value());

    // A sum with a variance below 0.
    ResponseMatrix opposed(2);
    for (const int answer : {0, 4, 0, 4}) opposed.add(std::vector<Response>{answer, 4 - answer});
    for (int n = 0; n < 100; ++n) {
        opposed.add(std::vector<Response>{2, {}});
        opposed.add(std::vector<Response>{{}, 2});
    }
    test::check_error(reliability(opposed).alpha, Kind::NotPositiveDefinite);
}

TEST_CASE("two items that hardly anybody answered together have no covariance, but means and spread") {
    const Reliability actual =
        reliability(test::matrix_of({{0, 1, 0}, {1, {}, 1}, {{}, 3, 2}, {3, 3, 4}, {1, {}, 3}, {{}, 0, 1}}));
    CHECK(actual.size.fewest_of_a_pair == 2);
    test::check_error(actual.alpha, Kind::NoCovariance, 0);
    test::check_error(actual.omega, Kind::NoCovariance, 0);
    CHECK(actual.items[0].mean == 1.25);
    CHECK(actual.items[2].item_total.has_value());

    const Reliability nobody = reliability(test::matrix_of({{0, 1, {}}, {1, 2, {}}, {3, 3, {}}}));
    CHECK(nobody.items[2].n_answers == 0);
    test::check_error(nobody.items[2].item_total, Kind::NoCovariance, 2);
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
    test::check_error(reliability_of(test::matrix_of({{0, 1}, {1, 2}, {{}, {}}})), Kind::TooFewRespondents);
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
        const bool gaps = i % 2 == 1;
        for (std::size_t r = 0; r < n_respondents; ++r) {
            std::vector<Response> row;
            for (std::size_t k = 0; k < n_items; ++k) row.push_back(static_cast<int>(random.below(n_categories)));
            if (gaps) row[random.below(n_items)].reset();
            responses.add(row);
        }
        const Reliability actual = reliability(responses);
        CHECK((std::isfinite(actual.mean) && std::isfinite(actual.standard_deviation)));
        const auto check = [](const Figure& figure, double low, double high) {
            if (figure) CHECK((*figure >= low && *figure <= high));
            else CHECK(!figure.error().sentence.empty());
        };
        check(actual.alpha, -1e9, 1);
        check(actual.standard_error, 0, 1e9);
        for (const ItemStatistics& item : actual.items) {
            CHECK((std::isfinite(item.mean) && std::isfinite(item.standard_deviation)));
            check(item.item_rest, -1, 1);
            check(item.item_total, -1, 1);
            check(item.alpha_if_deleted, -1e9, 1);
        }
        if (actual.omega) CHECK((actual.omega->raw >= 0 && actual.omega->raw < 1 && actual.omega->standardized < 1));
    }
}

}  // namespace twotrack::reliability_test
