#include "core/statistics/one_factor.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "core/base/elementary.hpp"

namespace twotrack {
namespace {

using SampleErrorKind = SampleError::Kind;

constexpr int most_iterations = 100;
constexpr double least_uniqueness = 0.005;
constexpr double longest_step = 1.0;      ///< of the logarithm of a uniqueness
constexpr double small_gradient = 1e-10;  ///< keeps omega within 1e-9, because omega's derivatives are below 1
/// Uniquenesses of all items, from which the search starts again.
constexpr std::array further_starts{0.9, 0.5, 0.1};

SampleError too_few_items() { return {SampleErrorKind::TooFewItems, 0, "A factor needs at least three items."}; }

/// The likelihood at given uniquenesses, stored as logarithms.
struct Point {
    std::vector<double> log_uniquenesses;
    EigenDecomposition eigen;  ///< of the correlations, divided on both sides by the square roots of the uniquenesses
    double discrepancy = 0.0;  ///< Σ (value − log value − 1) over all eigenvalues except the largest; the fit minimises
                               ///< it
    std::vector<double> gradient;
};

Point point_at(const SymmetricMatrix& correlations, std::vector<double> log_uniquenesses) {
    const std::size_t n = correlations.size();
    std::vector<double> scales;
    scales.reserve(n);
    for (const double x : log_uniquenesses) scales.push_back(exponential(-0.5 * x));
    SymmetricMatrix scaled(n);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j <= i; ++j) scaled.set(i, j, scales[i] * correlations(i, j) * scales[j]);

    Point point{std::move(log_uniquenesses), eigen_of(std::move(scaled)), 0.0, std::vector<double>(n)};
    for (std::size_t m = 1; m < n; ++m) {
        const double value = point.eigen.values[m];
        point.discrepancy += value - logarithm(value) - 1.0;
        for (std::size_t i = 0; i < n; ++i)
            point.gradient[i] += (1.0 - value) * point.eigen.vector(i, m) * point.eigen.vector(i, m);
    }
    return point;
}

enum class Derivatives { Exact, Expected };

/// Second derivatives of the discrepancy with respect to the logarithms of the uniquenesses.
SymmetricMatrix second_derivatives(const Point& point, Derivatives which) {
    const std::size_t n = point.gradient.size();
    const EigenDecomposition& eigen = point.eigen;
    const double first = eigen.values[0];
    SymmetricMatrix result(n);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double rest = 0.0, rest_by_value = 0.0, coupled = 0.0;
            for (std::size_t m = 1; m < n; ++m) {
                const double value = eigen.values[m], product = eigen.vector(i, m) * eigen.vector(j, m);
                rest += product;
                rest_by_value += value * product;
                coupled += (1.0 - value) * (first + value) / (first - value) * product;
            }
            result.set(i, j,
                       which == Derivatives::Expected
                           ? rest * rest
                           : rest * rest_by_value + coupled * eigen.vector(i, 0) * eigen.vector(j, 0));
        }
    }
    return result;
}

/// The uniquenesses that the next step may change: all but those at the bound that would fall further.
std::vector<std::size_t> free_at(const Point& point, double bound) {
    std::vector<std::size_t> free;
    for (std::size_t i = 0; i < point.gradient.size(); ++i)
        if (point.log_uniquenesses[i] > bound || point.gradient[i] < 0.0) free.push_back(i);
    return free;
}

bool is_at_bound(const Point& point) { return std::ranges::min(point.log_uniquenesses) <= logarithm(least_uniqueness); }

/// Makes no component of a step longer than `longest_step`. At the bound the likelihood is nearly flat in one
/// direction, and Newton's step is very long there: each component is cut on its own, or the others would hardly move.
void shorten(std::vector<double>& step, const std::vector<double>& gradient, bool each_alone) {
    double longest = 0.0, slope = 0.0;
    for (const double component : step) longest = std::fmax(longest, std::fabs(component));
    if (longest <= longest_step) return;
    for (double& component : step)
        component =
            each_alone ? std::clamp(component, -longest_step, longest_step) : component * (longest_step / longest);
    for (std::size_t i = 0; i < step.size(); ++i) slope += step[i] * gradient[i];
    if (slope > 0.0) return;
    // What is left does not go down.
    for (std::size_t i = 0; i < step.size(); ++i) step[i] = std::clamp(gradient[i], -longest_step, longest_step);
}

/// The descent step: Newton's step, with no component longer than `longest_step`. Where neither matrix is positive
/// definite, the step goes down the gradient.
std::vector<double> step_from(const Point& point, const std::vector<std::size_t>& free) {
    std::vector<double> gradient;
    gradient.reserve(free.size());
    for (const std::size_t i : free) gradient.push_back(point.gradient[i]);
    std::vector<double> step = gradient;
    for (const Derivatives which : {Derivatives::Exact, Derivatives::Expected}) {
        const SymmetricMatrix all = second_derivatives(point, which);
        SymmetricMatrix of_free(free.size());
        for (std::size_t i = 0; i < free.size(); ++i)
            for (std::size_t j = 0; j <= i; ++j) of_free.set(i, j, all(free[i], free[j]));
        if (const auto factor = Cholesky::of(of_free)) {
            step = factor->solve(gradient);
            break;
        }
    }
    shorten(step, gradient, is_at_bound(point));
    std::vector<double> descent(point.gradient.size());
    for (std::size_t i = 0; i < free.size(); ++i) descent[free[i]] = -step[i];
    return descent;
}

/// Descends to an optimum with uniquenesses of `least_uniqueness` or more.
/// @return nullopt if the iteration ends without one.
std::optional<Point> optimum_from(const SymmetricMatrix& correlations, std::vector<double> log_uniquenesses) {
    const double bound = logarithm(least_uniqueness);
    for (double& x : log_uniquenesses) x = std::fmax(x, bound);
    Point point = point_at(correlations, std::move(log_uniquenesses));
    for (int iteration = 0; iteration < most_iterations; ++iteration) {
        const std::vector<std::size_t> free = free_at(point, bound);
        double steepest = 0.0;
        for (const std::size_t i : free) steepest = std::fmax(steepest, std::fabs(point.gradient[i]));
        if (steepest < small_gradient) return point;
        const std::vector<double> step = step_from(point, free);
        double share = 1.0;
        for (int halving = 0;; ++halving) {
            std::vector<double> next = point.log_uniquenesses;
            for (std::size_t i = 0; i < next.size(); ++i) next[i] = std::fmax(next[i] + share * step[i], bound);
            Point tried = point_at(correlations, std::move(next));
            // Near the optimum, rounding hides which of two discrepancies is lower.
            if (tried.discrepancy <= point.discrepancy + 1e-13 * (1.0 + std::fabs(point.discrepancy))) {
                point = std::move(tried);
                break;
            }
            if (halving == 40) return std::nullopt;
            share /= 2;
        }
    }
    return std::nullopt;
}

std::expected<OneFactor, SampleError> factor_at(const Point& point) {
    const std::size_t n = point.gradient.size();
    OneFactor factor;
    // An eigenvalue below 1 means that the items have nothing in common.
    const double size = std::sqrt(std::fmax(point.eigen.values[0] - 1.0, 0.0));
    double sum = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
        factor.uniquenesses.push_back(exponential(point.log_uniquenesses[i]));
        factor.loadings.push_back(std::sqrt(factor.uniquenesses[i]) * size * point.eigen.vector(i, 0));
        sum += factor.loadings[i];
    }
    if (sum < 0.0)
        for (double& loading : factor.loadings) loading = -loading;

    if (is_at_bound(point)) {
        const auto least = std::ranges::min_element(factor.uniquenesses);
        return std::unexpected(SampleError{SampleErrorKind::Heywood,
                                           static_cast<std::size_t>(least - factor.uniquenesses.begin()),
                                           "The factor explains all of this item (a Heywood case): the items do not "
                                           "measure one thing, or they are too few."});
    }
    return factor;
}

}  // namespace

std::expected<OneFactor, SampleError> fit_one_factor(const SymmetricMatrix& covariance) {
    const std::size_t n = covariance.size();
    if (n < 3) return std::unexpected(too_few_items());
    if (const auto fault = fault_of(covariance)) return std::unexpected(*fault);
    const SymmetricMatrix correlations = correlations_of(covariance);
    const auto cholesky = factor_of(correlations);
    if (!cholesky) return std::unexpected(cholesky.error());

    // Jöreskog's starting values: the share of each item that the other items leave unexplained.
    std::vector<double> start(n), unit(n);
    for (std::size_t i = 0; i < n; ++i) {
        unit[i] = 1.0;
        start[i] = logarithm((1.0 - 0.5 / static_cast<double>(n)) / cholesky->inverse_form(unit));
        unit[i] = 0.0;
    }

    std::optional<Point> best = optimum_from(correlations, std::move(start));
    if (!best || is_at_bound(*best)) {
        for (const double uniqueness : further_starts) {
            auto other = optimum_from(correlations, std::vector<double>(n, logarithm(uniqueness)));
            if (other && (!best || other->discrepancy < best->discrepancy)) best = std::move(other);
        }
    }
    if (!best) return std::unexpected(SampleError{SampleErrorKind::NoConvergence, 0, "No factor was found."});
    return factor_at(*best);
}

Omega omega_total(const OneFactor& factor, std::span<const double> variances) {
    double raw = 0.0, raw_unique = 0.0, standardized = 0.0, unique = 0.0;
    for (std::size_t i = 0; i < variances.size(); ++i) {
        raw += factor.loadings[i] * std::sqrt(variances[i]);
        raw_unique += factor.uniquenesses[i] * variances[i];
        standardized += factor.loadings[i];
        unique += factor.uniquenesses[i];
    }
    return Omega{raw * raw / (raw * raw + raw_unique),
                 standardized * standardized / (standardized * standardized + unique)};
}

std::expected<Omega, SampleError> omega_total(const SampleMoments& moments) {
    if (moments.means.size() < 3) return std::unexpected(too_few_items());
    if (const auto fault = fault_of(moments.covariance)) return std::unexpected(*fault);
    std::vector<double> variances;
    variances.reserve(moments.means.size());
    for (std::size_t i = 0; i < moments.means.size(); ++i) variances.push_back(moments.covariance(i, i));
    const auto factor = fit_one_factor(moments.correlation);
    if (!factor) return std::unexpected(factor.error());
    return omega_total(*factor, variances);
}

}  // namespace twotrack
