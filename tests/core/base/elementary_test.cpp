#include "core/base/elementary.hpp"

#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <numbers>
#include <vector>

#include "tests/support/cpp/brute_force.hpp"
#include "tests/support/cpp/random.hpp"

namespace twotrack::elementary_test {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double smallest_subnormal = std::numeric_limits<double>::denorm_min();

struct Worst {
    double relative = 0;
    double absolute = 0;
};

/// Half of the points are evenly spaced, half are random.
std::vector<double> points(double from, double to, int n) {
    test::Random random(20);
    std::vector<double> points{from, to};
    for (int i = 1; i < n; ++i) {
        points.push_back(from + (to - from) * i / n);
        points.push_back(random.uniform(from, to));
    }
    return points;
}

Worst worst_error(const std::vector<double>& points, const std::function<double(double)>& function,
                  const std::function<long double(long double)>& truth) {
    Worst worst;
    for (const double x : points) {
        const long double expected = truth(x);
        const long double error = std::fabs(function(x) - expected);
        worst.absolute = std::max(worst.absolute, static_cast<double>(error));
        worst.relative = std::max(worst.relative, static_cast<double>(error / std::fabs(expected)));
    }
    return worst;
}

long double true_exponential(long double x) { return std::exp(x); }
long double true_logarithm(long double x) { return std::log(x); }
long double true_normal_cdf(long double z) { return std::erfc(-z / std::numbers::sqrt2_v<long double>) / 2; }

void skip_without_wider_reference() {
    if (!test::long_double_is_wider) SKIP("long double is no wider than double here");
}

void check_rises(double from, double to, int n, const std::function<double(double)>& function) {
    double before = function(from);
    int falls = 0;
    for (int i = 1; i <= n; ++i) {
        const double value = function(from + (to - from) * i / n);
        if (value < before) ++falls;
        before = value;
    }
    CHECK(falls == 0);
}

}  // namespace

TEST_CASE("the exponential's relative error is below 2e-16 wherever the result is normal") {
    skip_without_wider_reference();
    const auto [from, to] = GENERATE(std::pair{-1.0, 1.0}, std::pair{-40.0, 40.0}, std::pair{-708.0, 709.78});
    CHECK(worst_error(points(from, to, 200'000), exponential, true_exponential).relative < 2e-16);
}

TEST_CASE("the exponential is as exact where its reduction changes from one power of two to the next") {
    skip_without_wider_reference();
    std::vector<double> edges;
    for (int k = -1020; k <= 1020; ++k) {
        const double edge = (k + 0.5) * std::numbers::ln2;
        edges.insert(edges.end(), {std::nextafter(edge, -infinity), edge, std::nextafter(edge, infinity)});
    }
    CHECK(worst_error(edges, exponential, true_exponential).relative < 2e-16);
}

TEST_CASE("a subnormal exponential is off by the smallest number at most") {
    skip_without_wider_reference();
    CHECK(worst_error(points(-745.2, -708, 100'000), exponential, true_exponential).absolute <= smallest_subnormal);
}

TEST_CASE("the exponential never falls") {
    check_rises(-746, 709.78, 1'000'000, exponential);
    check_rises(-1e-3, 1e-3, 100'000, exponential);
}

TEST_CASE("the exponential has its limits at its ends") {
    CHECK(exponential(0.0) == 1.0);
    CHECK(exponential(-0.0) == 1.0);
    CHECK(exponential(smallest_subnormal) == 1.0);
    CHECK(exponential(1e-17) == 1.0);
    CHECK(exponential(709.782712893384) > 1.797e308);
    CHECK(exponential(709.782712893384) < infinity);
    CHECK(exponential(709.7827128933841) == infinity);
    CHECK(exponential(1e308) == infinity);
    CHECK(exponential(infinity) == infinity);
    CHECK(exponential(-745.13) == smallest_subnormal);
    CHECK(exponential(-745.2) == 0.0);
    CHECK(exponential(-1e308) == 0.0);
    CHECK(exponential(-infinity) == 0.0);
    CHECK(std::isnan(exponential(not_a_number)));
}

TEST_CASE("the logarithm's relative error is below 3.5e-16 around 1") {
    skip_without_wider_reference();
    CHECK(worst_error(points(0.4, 0.9999, 200'000), logarithm, true_logarithm).relative < 3.5e-16);
    CHECK(worst_error(points(1.0001, 2.5, 200'000), logarithm, true_logarithm).relative < 3.5e-16);
    std::vector<double> neighbours;
    for (int i = 1; i < 100'000; ++i) neighbours.insert(neighbours.end(), {1 + i * 0x1p-52, 1 - i * 0x1p-53});
    CHECK(worst_error(neighbours, logarithm, true_logarithm).relative < 3.5e-16);
}

TEST_CASE("the logarithm's relative error is below 3.5e-16 over all magnitudes, subnormal ones too") {
    skip_without_wider_reference();
    test::Random random(21);
    std::vector<double> any;
    while (any.size() < 400'000) {
        const double x = std::bit_cast<double>(random.bits() >> 1);
        if (std::isfinite(x) && x > 0 && x != 1) any.push_back(x);
    }
    while (any.size() < 500'000) any.push_back(std::bit_cast<double>((random.bits() >> 12) | 1));
    CHECK(worst_error(any, logarithm, true_logarithm).relative < 3.5e-16);
}

TEST_CASE("the logarithm never falls") {
    check_rises(1e-3, 4, 1'000'000, logarithm);
    check_rises(1, 1e300, 100'000, logarithm);
}

TEST_CASE("the logarithm has its limits at its ends") {
    CHECK(logarithm(1.0) == 0.0);
    CHECK(logarithm(0.0) == -infinity);
    CHECK(logarithm(-0.0) == -infinity);
    CHECK(logarithm(infinity) == infinity);
    CHECK(std::isnan(logarithm(-smallest_subnormal)));
    CHECK(std::isnan(logarithm(-infinity)));
    CHECK(std::isnan(logarithm(not_a_number)));
    CHECK(std::fabs(logarithm(smallest_subnormal) + 744.4400719213812) < 1e-12);
    CHECK(std::fabs(logarithm(std::numeric_limits<double>::max()) - 709.782712893384) < 1e-12);
}

TEST_CASE("the normal distribution function's absolute error is below 6e-16") {
    skip_without_wider_reference();
    CHECK(worst_error(points(-40, 10, 150'000), normal_cdf, true_normal_cdf).absolute < 6e-16);
    CHECK(worst_error(points(-3.1, 3.1, 150'000), normal_cdf, true_normal_cdf).absolute < 6e-16);
}

TEST_CASE("the normal distribution function keeps its relative precision far into the tail") {
    skip_without_wider_reference();
    CHECK(worst_error(points(-37, -1.5, 150'000), normal_cdf, true_normal_cdf).relative < 8e-16);
    CHECK(worst_error(points(-1.5, 0, 100'000), normal_cdf, true_normal_cdf).relative < 8e-15);
}

TEST_CASE("the normal distribution function never falls, also where its two methods meet") {
    check_rises(-39, 9, 1'000'000, normal_cdf);
    for (const double seam : {-3.0, -1.5, 1.5, 3.0})
        CHECK(normal_cdf(std::nextafter(seam, -infinity)) <= normal_cdf(std::nextafter(seam, infinity)) * (1 + 1e-14));
}

TEST_CASE("the two sides of the normal distribution function make one") {
    test::Random random(22);
    for (int i = 0; i < 10'000; ++i) {
        const double z = random.uniform(-10, 10);
        REQUIRE(std::fabs(normal_cdf(z) + normal_cdf(-z) - 1) < 1e-15);
    }
}

TEST_CASE("the normal distribution function has its limits at its ends") {
    CHECK(normal_cdf(0.0) == 0.5);
    CHECK(normal_cdf(smallest_subnormal) == 0.5);
    CHECK(normal_cdf(10) == 1.0);
    CHECK(normal_cdf(1e308) == 1.0);
    CHECK(normal_cdf(infinity) == 1.0);
    CHECK(normal_cdf(-38) > 0.0);
    CHECK(normal_cdf(-39) == 0.0);
    CHECK(normal_cdf(-1e308) == 0.0);
    CHECK(normal_cdf(-infinity) == 0.0);
    CHECK(std::isnan(normal_cdf(not_a_number)));
}

TEST_CASE("the elementary functions give these bits on every target") {
    CHECK(exponential(1.0) == 0x1.5bf0a8b14576ap+1);
    CHECK(exponential(-0.7) == 0x1.fc80db9dd5542p-2);
    CHECK(exponential(-300.25) == 0x1.c758233102acep-434);
    CHECK(logarithm(3.0) == 0x1.193ea7aad030bp+0);
    CHECK(logarithm(1e-9) == -0x1.4b927f32bffb8p+4);
    CHECK(normal_cdf(-1.25) == 0x1.b0bdd12ba9c28p-4);
    CHECK(normal_cdf(0.35) == 0x1.460eaac7c7828p-1);
    CHECK(normal_cdf(-7.5) == 0x1.1f68f3dbb818ap-45);
}

}  // namespace twotrack::elementary_test
