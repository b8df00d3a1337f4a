#include "core/statistics/one_factor.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "core/statistics/sample_moments.hpp"
#include "tests/support/cpp/random.hpp"
#include "tests/support/cpp/samples.hpp"

namespace twotrack::one_factor_test {

using Catch::Matchers::WithinAbs;
using Kind = SampleError::Kind;

namespace {

/// The covariances that these loadings and standard deviations imply.
SymmetricMatrix implied(const std::vector<double>& loadings, const std::vector<double>& sds) {
    SymmetricMatrix matrix(loadings.size());
    for (std::size_t i = 0; i < loadings.size(); ++i)
        for (std::size_t j = 0; j <= i; ++j)
            matrix.set(i, j, sds[i] * sds[j] * (i == j ? 1.0 : loadings[i] * loadings[j]));
    return matrix;
}

OneFactor fitted(const SymmetricMatrix& covariance) {
    const auto factor = fit_one_factor(covariance);
    if (!factor) UNSCOPED_INFO(factor.error().sentence);
    REQUIRE(factor);
    return *factor;
}

}  // namespace

TEST_CASE("the loadings that made a matrix are found again, whatever the items' units") {
    const std::vector<double> loadings{0.8, 0.3, 0.55, 0.7, 0.1, 0.9};
    const OneFactor factor = fitted(implied(loadings, {1, 2, 0.5, 3, 1, 40}));
    for (std::size_t i = 0; i < loadings.size(); ++i) {
        CHECK_THAT(factor.loadings[i], WithinAbs(loadings[i], 1e-9));
        CHECK_THAT(factor.uniquenesses[i], WithinAbs(1 - loadings[i] * loadings[i], 1e-9));
    }
}

TEST_CASE("three items always fit: loadings are the roots of their correlations' products") {
    SymmetricMatrix matrix(3);
    for (std::size_t i = 0; i < 3; ++i) matrix.set(i, i, 1.0);
    matrix.set(0, 1, 0.4);
    matrix.set(0, 2, 0.3);
    matrix.set(1, 2, 0.5);
    const OneFactor factor = fitted(matrix);
    CHECK_THAT(factor.loadings[0], WithinAbs(std::sqrt(0.4 * 0.3 / 0.5), 1e-9));
    CHECK_THAT(factor.loadings[1], WithinAbs(std::sqrt(0.4 * 0.5 / 0.3), 1e-9));
    CHECK_THAT(factor.loadings[2], WithinAbs(std::sqrt(0.3 * 0.5 / 0.4), 1e-9));
}

TEST_CASE("at the optimum the model's variances are the items' own") {
    const SymmetricMatrix covariance = pairwise_moments(test::golden_responses("resp2d_200.csv", 0, 24)).covariance;
    const OneFactor factor = fitted(covariance);
    for (std::size_t i = 0; i < 24; ++i)
        CHECK_THAT(factor.loadings[i] * factor.loadings[i] + factor.uniquenesses[i], WithinAbs(1.0, 1e-9));
}

TEST_CASE("omega of known loadings is what its formula says, in the items' units and without") {
    const OneFactor factor = fitted(implied({0.8, 0.6, 0.5, 0.7}, {1, 2, 1, 3}));
    const Omega omega = omega_total(factor, std::vector<double>{1, 4, 1, 9});
    const double raw = 0.8 + 1.2 + 0.5 + 2.1, raw_unique = 0.36 + 0.64 * 4 + 0.75 + 0.51 * 9;
    CHECK_THAT(omega.raw, WithinAbs(raw * raw / (raw * raw + raw_unique), 1e-9));
    CHECK_THAT(omega.standardized, WithinAbs(2.6 * 2.6 / (2.6 * 2.6 + 0.36 + 0.64 + 0.75 + 0.51), 1e-9));
}

TEST_CASE("an item against the others gets a loading below 0, and the sum of loadings is not negative") {
    const OneFactor factor = fitted(implied({0.7, -0.6, 0.5, 0.8}, {1, 1, 1, 1}));
    CHECK_THAT(factor.loadings[1], WithinAbs(-0.6, 1e-9));
    const OneFactor turned = fitted(implied({-0.7, -0.6, -0.5, 0.8}, {1, 1, 1, 1}));
    CHECK_THAT(turned.loadings[0], WithinAbs(0.7, 1e-9));
}

TEST_CASE("a Heywood case is named with its item") {
    SymmetricMatrix matrix(3);
    for (std::size_t i = 0; i < 3; ++i) matrix.set(i, i, 1.0);
    matrix.set(0, 1, 0.8);
    matrix.set(0, 2, 0.8);
    matrix.set(1, 2, 0.5);  // 0.8 · 0.8 / 0.5 is above 1
    test::check_error(fit_one_factor(matrix), Kind::Heywood, 0);
}

TEST_CASE("an optimum at the bound is no Heywood case when a better one is off the bound") {
    // Two items with an r of 0.62, and three with about 0.43. A factor of the two explains one of them entirely.
    const double rows[5][5] = {{1}, {0.62, 1}, {0.09, -0.05, 1}, {0.11, -0.02, 0.44, 1}, {0.0, -0.08, 0.41, 0.45, 1}};
    SymmetricMatrix matrix(5);
    for (std::size_t i = 0; i < 5; ++i)
        for (std::size_t j = 0; j <= i; ++j) matrix.set(i, j, rows[i][j]);
    const OneFactor factor = fitted(matrix);
    // R's factanal from uniquenesses of 0.9: a discrepancy of 0.5186. From its own start it ends at the bound, at
    // 0.5364.
    const double loadings[] = {0.0929212, -0.0469110, 0.6354327, 0.6992442, 0.6422588};
    for (std::size_t i = 0; i < 5; ++i) CHECK_THAT(factor.loadings[i], WithinAbs(loadings[i], 1e-6));
}

TEST_CASE("correlations that no sample has have no factor") {
    SymmetricMatrix matrix = implied({0, 0, 0}, {1, 1, 1});
    matrix.set(0, 1, 0.9);
    matrix.set(1, 2, 0.9);
    matrix.set(0, 2, -0.9);
    test::check_error(fit_one_factor(matrix), Kind::NotPositiveDefinite);
    matrix.set(0, 2, std::nan(""));
    test::check_error(fit_one_factor(matrix), Kind::NoCovariance, 0);
}

TEST_CASE("two items, a constant one and one that is the sum of others have no factor") {
    test::check_error(fit_one_factor(implied({0.5, 0.5}, {1, 1})), Kind::TooFewItems);
    test::check_error(fit_one_factor(implied({0.5, 0.5, 0.5}, {1, 0, 1})), Kind::Constant, 1);
    SymmetricMatrix matrix = implied({0, 0, 0}, {1, 1, 1});
    matrix.set(0, 2, 1.0);
    matrix.set(1, 2, 1.0);
    matrix.set(2, 2, 2.0);
    test::check_error(fit_one_factor(matrix), Kind::Singular, 2);
}

TEST_CASE("answers at random end in a fit or in a sentence") {
    test::Random random(3);
    int fits = 0;
    for (int i = 0; i < 200; ++i) {
        const std::size_t n_items = 3 + random.below(10);
        ResponseMatrix responses(n_items);
        const auto items = random.items(n_items);
        for (int r = 0; r < 40; ++r) responses.add(random.responses_at(i % 2 == 0 ? 0 : random.uniform(-2, 2), items));
        const auto factor = fit_one_factor(pairwise_moments(responses).covariance);
        if (!factor) {
            CAPTURE(factor.error().sentence);
            CHECK(factor.error().kind != Kind::NoConvergence);
            continue;
        }
        ++fits;
        for (std::size_t k = 0; k < n_items; ++k)
            CHECK_THAT(factor->loadings[k] * factor->loadings[k] + factor->uniquenesses[k], WithinAbs(1.0, 1e-7));
    }
    CHECK(fits > 100);
}

}  // namespace twotrack::one_factor_test
