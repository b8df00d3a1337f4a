#include "core/statistics/one_factor.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/elementary.hpp"

namespace twotrack {
namespace {

using SampleErrorKind = SampleError::Kind;

constexpr int most_iterations = 100;
constexpr double least_uniqueness = 0.005;
constexpr double vanishing_uniqueness = 1e-6;  ///< a uniqueness below this value is falling to 0, and the iteration
                                               ///< stops
constexpr double longest_step = 1.0;           ///< of the logarithm of a uniqueness
constexpr double small_gradient = 1e-10;       ///< keeps omega within 1e-9, because omega's derivatives are below 1

SymmetricMatrix correlations_of(const SymmetricMatrix& covariance) {
    SymmetricMatrix correlations(covariance.size());
    for (std::size_t i = 0; i < covariance.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j)
            correlations.set(i, j, covariance(i, j) / (std::sqrt(covariance(i, i)) * std::sqrt(covariance(j, j))));
        correlations.set(i, i, 1.0);
    }
    return correlations;
}

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

double largest_of(const std::vector<double>& values) {
    double largest = 0.0;
    for (const double value : values) largest = std::fmax(largest, std::fabs(value));
    return largest;
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

/// The descent step: Newton's step, with no component longer than `longest_step`. Where neither matrix is positive
/// definite, the step goes down the gradient.
std::vector<double> step_from(const Point& point) {
    std::vector<double> step = point.gradient;
    for (const Derivatives which : {Derivatives::Exact, Derivatives::Expected}) {
        if (const auto factor = Cholesky::of(second_derivatives(point, which))) {
            step = factor->solve(point.gradient);
            break;
        }
    }
    const double longest = largest_of(step);
    const double scale = longest > longest_step ? longest_step / longest : 1.0;
    for (double& component : step) component *= -scale;
    return step;
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

    const auto least = std::ranges::min_element(factor.uniquenesses);
    if (*least <= least_uniqueness) {
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
    if (n < 3) {
        return std::unexpected(SampleError{SampleErrorKind::TooFewItems, 0, "A factor needs at least three items."});
    }
    for (std::size_t i = 0; i < n; ++i) {
        if (!(covariance(i, i) > 0.0)) {
            return std::unexpected(
                SampleError{SampleErrorKind::Constant, i, "Everybody gave the same answer to an item."});
        }
    }
    const SymmetricMatrix correlations = correlations_of(covariance);
    const auto cholesky = Cholesky::of(correlations);
    if (!cholesky) {
        return std::unexpected(
            SampleError{SampleErrorKind::Singular, cholesky.error(),
                        "An item can be computed from others, or there are not more respondents than items."});
    }

    // Jöreskog's starting values: the share of each item that the other items leave unexplained.
    std::vector<double> start(n), unit(n);
    for (std::size_t i = 0; i < n; ++i) {
        unit[i] = 1.0;
        start[i] = logarithm((1.0 - 0.5 / static_cast<double>(n)) / cholesky->inverse_form(unit));
        unit[i] = 0.0;
    }

    Point point = point_at(correlations, std::move(start));
    for (int iteration = 0; iteration < most_iterations; ++iteration) {
        if (largest_of(point.gradient) < small_gradient) return factor_at(point);
        const std::vector<double> step = step_from(point);
        double share = 1.0;
        for (int halving = 0;; ++halving) {
            std::vector<double> next = point.log_uniquenesses;
            for (std::size_t i = 0; i < n; ++i) next[i] += share * step[i];
            Point tried = point_at(correlations, std::move(next));
            // Near the optimum, rounding hides which of two discrepancies is lower.
            if (tried.discrepancy <= point.discrepancy + 1e-13 * (1.0 + std::fabs(point.discrepancy))) {
                point = std::move(tried);
                break;
            }
            if (halving == 40)
                return std::unexpected(SampleError{SampleErrorKind::NoConvergence, 0, "No factor was found."});
            share /= 2;
        }
        if (exponential(*std::ranges::min_element(point.log_uniquenesses)) < vanishing_uniqueness)
            return factor_at(point);
    }
    return std::unexpected(SampleError{SampleErrorKind::NoConvergence, 0, "No factor was found in 100 iterations."});
}

std::expected<Omega, SampleError> omega_total(const SymmetricMatrix& covariance) {
    const auto factor = fit_one_factor(covariance);
    if (!factor) return std::unexpected(factor.error());
    double raw = 0.0, raw_unique = 0.0, standardized = 0.0, unique = 0.0;
    for (std::size_t i = 0; i < covariance.size(); ++i) {
        raw += factor->loadings[i] * std::sqrt(covariance(i, i));
        raw_unique += factor->uniquenesses[i] * covariance(i, i);
        standardized += factor->loadings[i];
        unique += factor->uniquenesses[i];
    }
    return Omega{raw * raw / (raw * raw + raw_unique),
                 standardized * standardized / (standardized * standardized + unique)};
}

}  // namespace twotrack
