#include "core/irt/eap.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/elementary.hpp"
#include "core/irt/likelihood.hpp"

namespace twotrack {
namespace {

constexpr int most_refinements = 4;
constexpr double ln_two = 0.69314718055994530942;

/// A sum is coarse when its nodes are further apart than the posterior's standard deviation.
bool is_narrow(const Estimate& estimate, const Quadrature& grid) { return estimate.standard_error < grid.step; }

/// Nodes around an earlier estimate may miss part of the posterior, because that estimate was coarse.
bool is_cut_off(const Estimate& estimate, const Quadrature& grid) {
    return std::min(estimate.theta - grid.nodes.front(), grid.nodes.back() - estimate.theta) <
           5.0 * estimate.standard_error;
}

/// A grid around an estimate that is narrow on `grid`. A quarter of a step (0.05 on the standard nodes) replaces a
/// standard deviation that the nodes of `grid` cannot resolve.
Quadrature refined(const Estimate& estimate, const Quadrature& grid, const NormalPrior& prior) {
    return make_quadrature(estimate.theta, 6.0 * std::max(estimate.standard_error, grid.step / 4), prior);
}

struct Moments {
    double mass = 0.0;
    double mean = 0.0;
    double standard_deviation = 0.0;
    double above_zero = 0.0;  ///< share of the mass
};

/// Each sum runs in the order of the nodes, on every target.
Moments moments_of(const Quadrature& grid, const Nodes& weights) {
    Moments moments;
    double first = 0.0, second = 0.0, above = 0.0;
    for (std::size_t j = 0; j < n_nodes; ++j) {
        moments.mass += weights[j];
        first += grid.nodes[j] * weights[j];
        above += grid.shares_above_zero[j] * weights[j];
    }
    moments.mean = first / moments.mass;
    for (std::size_t j = 0; j < n_nodes; ++j) {
        const double distance = grid.nodes[j] - moments.mean;
        second += distance * distance * weights[j];
    }
    moments.standard_deviation = std::sqrt(second / moments.mass);
    moments.above_zero = std::clamp(above / moments.mass, 0.0, 1.0);
    return moments;
}

/// @param prior_integral  integral of the prior over all theta, in the units of the grid's weights.
Estimate estimate_on(const Quadrature& grid, const Likelihood& likelihood, double prior_integral) {
    Nodes weights;
    for (std::size_t j = 0; j < n_nodes; ++j) weights[j] = grid.weights[j] * likelihood.values[j];
    const Moments moments = moments_of(grid, weights);
    const double log_marginal = logarithm(moments.mass * grid.step / prior_integral) + likelihood.exponent * ln_two;
    return {moments.mean, moments.standard_deviation, log_marginal, moments.above_zero, likelihood.n_answered};
}

/// Sums again around `estimate`, which is narrow on `grid`, until the sum is neither coarse nor cut off.
Estimate refine(Estimate estimate, Quadrature grid, const ItemBank& bank, std::span<const Response> responses,
                const NormalPrior& prior, double prior_integral) {
    for (int pass = 0; pass < most_refinements; ++pass) {
        grid = refined(estimate, grid, prior);
        estimate = estimate_on(grid, computed_likelihood(bank, responses, grid.nodes), prior_integral);
        if (!is_narrow(estimate, grid) && !is_cut_off(estimate, grid)) break;
    }
    return estimate;
}

Estimate estimate_from(const Quadrature& grid, const Likelihood& likelihood, const ItemBank& bank,
                       std::span<const Response> responses, const NormalPrior& prior, Grid asked) {
    const double prior_integral = grid.weight_sum * grid.step;
    const Estimate estimate = estimate_on(grid, likelihood, prior_integral);
    if (asked == Grid::Reference || !is_narrow(estimate, grid)) return estimate;
    return refine(estimate, grid, bank, responses, prior, prior_integral);
}

}  // namespace

std::expected<Estimate, ScoreError> estimate_eap(const ItemBank& bank, std::span<const Response> responses,
                                                 const NormalPrior& prior, Grid grid) {
    if (auto checked = bank.check(responses); !checked) return std::unexpected(checked.error());
    if (!(prior.standard_deviation >= 0.001 && prior.standard_deviation <= 10))
        return std::unexpected(ScoreError{ScoreError::Kind::InvalidPrior, 0,
                                          "The prior's standard deviation must lie between 0.001 and 10 logits."});
    if (!(std::fabs(prior.mean) <= 10))
        return std::unexpected(
            ScoreError{ScoreError::Kind::InvalidPrior, 0, "The prior's mean must lie between -10 and 10 logits."});

    if (prior.mean == 0.0 && prior.standard_deviation == 1.0)
        return estimate_from(standard_quadrature(), tabulated_likelihood(bank, responses), bank, responses, prior,
                             grid);
    const Quadrature own = make_quadrature(prior.mean, 6.0 * prior.standard_deviation, prior);
    return estimate_from(own, computed_likelihood(bank, responses, own.nodes), bank, responses, prior, grid);
}

namespace {

struct JointSum {
    JointEstimate estimate;  ///< log_marginal is not set
    double mass = 0.0;       ///< of prior × likelihood
    double prior_mass = 0.0;
};

/// The estimate without log_marginal.
Estimate marginal_estimate(const Quadrature& grid, const Nodes& weights, std::size_t n_answered) {
    const Moments moments = moments_of(grid, weights);
    return {moments.mean, moments.standard_deviation, 0.0, moments.above_zero, n_answered};
}

/// The posterior on the product of two grids. Cost: 3,721 exponentials.
JointSum joint_on(const Quadrature& grid_1, const Likelihood& likelihood_1, const Quadrature& grid_2,
                  const Likelihood& likelihood_2, double correlation) {
    const double spread = 2.0 * (1.0 - correlation * correlation);
    const Nodes &nodes_1 = grid_1.nodes, &shares_1 = grid_1.shares_above_zero;
    const Nodes &nodes_2 = grid_2.nodes, &shares_2 = grid_2.shares_above_zero;
    const double centre_1 = nodes_1[n_nodes / 2], centre_2 = nodes_2[n_nodes / 2];
    Nodes marginal_1{}, marginal_2{};
    JointSum sum;
    double product = 0.0, both_above = 0.0, both_below = 0.0;
    for (std::size_t i = 0; i < n_nodes; ++i) {
        for (std::size_t j = 0; j < n_nodes; ++j) {
            const double x = nodes_1[i], y = nodes_2[j];
            const double prior = exponential(-(x * x - 2.0 * correlation * x * y + y * y) / spread);
            const double weight = prior * likelihood_1.values[i] * likelihood_2.values[j];
            sum.prior_mass += prior;
            sum.mass += weight;
            marginal_1[i] += weight;
            marginal_2[j] += weight;
            product += (x - centre_1) * (y - centre_2) * weight;
            both_above += shares_1[i] * shares_2[j] * weight;
            both_below += (1.0 - shares_1[i]) * (1.0 - shares_2[j]) * weight;
        }
    }
    JointEstimate& joint = sum.estimate;
    joint.first = marginal_estimate(grid_1, marginal_1, likelihood_1.n_answered);
    joint.second = marginal_estimate(grid_2, marginal_2, likelihood_2.n_answered);
    joint.covariance = product / sum.mass - (joint.first.theta - centre_1) * (joint.second.theta - centre_2);
    joint.both_above = std::clamp(both_above / sum.mass, 0.0, 1.0);
    joint.both_below = std::clamp(both_below / sum.mass, 0.0, 1.0);
    return sum;
}

}  // namespace

std::expected<JointEstimate, ScoreError> estimate_eap_2d(const ItemBank& first,
                                                         std::span<const Response> first_responses,
                                                         const ItemBank& second,
                                                         std::span<const Response> second_responses, double correlation,
                                                         Grid grid) {
    if (!(correlation > -1.0 && correlation < 1.0))
        return std::unexpected(
            ScoreError{ScoreError::Kind::InvalidPrior, 0, "The prior's correlation must lie between -1 and 1."});

    if (correlation == 0.0) {
        const auto one = estimate_eap(first, first_responses, {}, grid);
        if (!one) return std::unexpected(one.error());
        const auto two = estimate_eap(second, second_responses, {}, grid);
        if (!two) return std::unexpected(two.error());
        return JointEstimate{*one, *two, 0.0, one->above_zero * two->above_zero,
                             (1.0 - one->above_zero) * (1.0 - two->above_zero)};
    }

    for (auto checked : {first.check(first_responses), second.check(second_responses)})
        if (!checked) return std::unexpected(checked.error());

    Quadrature grid_1 = standard_quadrature(), grid_2 = grid_1;
    Likelihood likelihood_1 = tabulated_likelihood(first, first_responses);
    Likelihood likelihood_2 = tabulated_likelihood(second, second_responses);
    JointSum sum = joint_on(grid_1, likelihood_1, grid_2, likelihood_2, correlation);
    const double prior_integral = sum.prior_mass * grid_1.step * grid_2.step;

    bool refined_1 = false, refined_2 = false;
    for (int pass = 0; pass < most_refinements && grid == Grid::Adaptive; ++pass) {
        const Estimate &one = sum.estimate.first, &two = sum.estimate.second;
        const bool again_1 = is_narrow(one, grid_1) || (refined_1 && is_cut_off(one, grid_1));
        const bool again_2 = is_narrow(two, grid_2) || (refined_2 && is_cut_off(two, grid_2));
        if (!again_1 && !again_2) break;
        if (again_1) {
            grid_1 = refined(one, grid_1, {});
            likelihood_1 = computed_likelihood(first, first_responses, grid_1.nodes);
            refined_1 = true;
        }
        if (again_2) {
            grid_2 = refined(two, grid_2, {});
            likelihood_2 = computed_likelihood(second, second_responses, grid_2.nodes);
            refined_2 = true;
        }
        sum = joint_on(grid_1, likelihood_1, grid_2, likelihood_2, correlation);
    }
    const double log_marginal = logarithm(sum.mass * grid_1.step * grid_2.step / prior_integral) +
                                (likelihood_1.exponent + likelihood_2.exponent) * ln_two;
    sum.estimate.first.log_marginal = sum.estimate.second.log_marginal = log_marginal;
    return sum.estimate;
}

}  // namespace twotrack
