#pragma once

#include <cmath>
#include <limits>
#include <numbers>
#include <span>
#include <vector>

#include "core/irt/eap.hpp"

/// Computes the posterior by summation over very many nodes, in long double and with the C library's functions. Shares
/// no code with the core.
namespace twotrack::test {

/// Without 64 bits of precision, a reference in long double is no better than the result that it checks.
inline constexpr bool long_double_is_wider = std::numeric_limits<long double>::digits >= 64;

inline long double logistic(long double x) { return 1 / (1 + std::exp(-x)); }

inline long double reference_probability(const GradedItem& item, std::size_t category, long double theta) {
    const auto passes = [&](std::size_t k) {
        return item.discrimination * (theta - static_cast<long double>(item.thresholds[k]));
    };
    if (category == 0) return logistic(-passes(0));
    if (category == item.thresholds.size()) return logistic(passes(category - 1));
    const long double u = passes(category - 1), v = passes(category);
    // Subtracts on the side where both values are small.
    return v > 0 ? logistic(-v) - logistic(-u) : logistic(u) - logistic(v);
}

inline long double log_likelihood(std::span<const GradedItem> items, std::span<const Response> responses,
                                  long double theta) {
    long double sum = 0;
    for (std::size_t i = 0; i < items.size(); ++i)
        if (responses[i])
            sum += std::log(reference_probability(items[i], static_cast<std::size_t>(*responses[i]), theta));
    return sum;
}

struct Posterior {
    double mean = 0, sd = 0, above_zero = 0, log_marginal = 0;
};

/// @param range, n  the nodes: n of them over ± range; an odd n puts one at 0.
inline Posterior brute_force(std::span<const GradedItem> items, std::span<const Response> responses,
                             const NormalPrior& prior = {}, long double range = 10, std::size_t n = 4001) {
    const long double step = 2 * range / static_cast<long double>(n - 1);
    std::vector<long double> theta(n), logs(n);
    long double largest = -std::numeric_limits<long double>::infinity();
    for (std::size_t j = 0; j < n; ++j) {
        theta[j] = -range + step * static_cast<long double>(j);
        const long double z = (theta[j] - prior.mean) / prior.standard_deviation;
        logs[j] = log_likelihood(items, responses, theta[j]) - z * z / 2;
        largest = std::max(largest, logs[j]);
    }
    long double mass = 0, first = 0, second = 0, above = 0;
    for (std::size_t j = 0; j < n; ++j) {
        const long double weight = std::exp(logs[j] - largest);
        mass += weight;
        first += weight * theta[j];
        above += weight * (2 * j + 1 == n ? 0.5L : 2 * j + 1 > n ? 1.0L : 0.0L);
    }
    const long double mean = first / mass;
    for (std::size_t j = 0; j < n; ++j) second += std::exp(logs[j] - largest) * (theta[j] - mean) * (theta[j] - mean);
    const long double normalisation = prior.standard_deviation * std::sqrt(2 * std::numbers::pi_v<long double>);
    return {static_cast<double>(mean), static_cast<double>(std::sqrt(second / mass)), static_cast<double>(above / mass),
            static_cast<double>(std::log(mass * step / normalisation) + largest)};
}

struct Posterior2d {
    double mean_1 = 0, mean_2 = 0, sd_1 = 0, sd_2 = 0, covariance = 0, both_above = 0, both_below = 0;
};

inline Posterior2d brute_force_2d(std::span<const GradedItem> items_1, std::span<const Response> responses_1,
                                  std::span<const GradedItem> items_2, std::span<const Response> responses_2,
                                  long double correlation, long double range = 8, std::size_t n = 641) {
    const long double step = 2 * range / static_cast<long double>(n - 1);
    std::vector<long double> theta(n), logs_1(n), logs_2(n);
    for (std::size_t j = 0; j < n; ++j) {
        theta[j] = -range + step * static_cast<long double>(j);
        logs_1[j] = log_likelihood(items_1, responses_1, theta[j]);
        logs_2[j] = log_likelihood(items_2, responses_2, theta[j]);
    }
    const auto log_weight = [&](std::size_t i, std::size_t j) {
        const long double x = theta[i], y = theta[j];
        return logs_1[i] + logs_2[j] -
               (x * x - 2 * correlation * x * y + y * y) / (2 * (1 - correlation * correlation));
    };
    long double largest = -std::numeric_limits<long double>::infinity();
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) largest = std::max(largest, log_weight(i, j));
    long double mass = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0, above = 0, below = 0;
    const auto share = [&](std::size_t i) { return 2 * i + 1 == n ? 0.5L : 2 * i + 1 > n ? 1.0L : 0.0L; };
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) {
            const long double w = std::exp(log_weight(i, j) - largest);
            mass += w;
            x += w * theta[i];
            y += w * theta[j];
            xx += w * theta[i] * theta[i];
            yy += w * theta[j] * theta[j];
            xy += w * theta[i] * theta[j];
            above += w * share(i) * share(j);
            below += w * (1 - share(i)) * (1 - share(j));
        }
    x /= mass;
    y /= mass;
    const auto narrowed = [](long double value) { return static_cast<double>(value); };
    return {narrowed(x),
            narrowed(y),
            narrowed(std::sqrt(xx / mass - x * x)),
            narrowed(std::sqrt(yy / mass - y * y)),
            narrowed(xy / mass - x * y),
            narrowed(above / mass),
            narrowed(below / mass)};
}

}  // namespace twotrack::test
