#include "core/eap.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <utility>

#include "core/elementary.hpp"

namespace twotrack {
namespace {

constexpr int most_refinements = 4;
constexpr double ln_two = 0.69314718055994530942;

Nodes evenly_spaced(double centre, double half_width) {
    Nodes nodes;
    constexpr auto half = static_cast<double>(n_nodes - 1) / 2;
    for (std::size_t j = 0; j < n_nodes; ++j) nodes[j] = centre + half_width * ((static_cast<double>(j) - half) / half);
    return nodes;
}

Nodes standard_nodes() { return evenly_spaced(0.0, 6.0); }

double step_of(const Nodes& nodes) { return nodes[1] - nodes[0]; }

/// Sums over nodes further apart than the posterior's standard deviation are coarse.
bool is_narrow(const Estimate& estimate, const Nodes& nodes) { return estimate.standard_error < step_of(nodes); }

/// Nodes around an earlier estimate may miss some of the posterior: that estimate was coarse.
bool is_cut_off(const Estimate& estimate, const Nodes& nodes) {
    return std::min(estimate.theta - nodes.front(), nodes.back() - estimate.theta) < 5.0 * estimate.standard_error;
}

/// Around an estimate that is narrow on `nodes`. A quarter of a step stands in for a standard deviation that those
/// nodes cannot show: on the standard ones 0.05.
Nodes nodes_around(const Estimate& estimate, const Nodes& nodes) {
    return evenly_spaced(estimate.theta, 6.0 * std::max(estimate.standard_error, step_of(nodes) / 4));
}

/// Divides by a power of two, which is exact, so that the largest is in [½, 1); returns the exponent.
int normalize(Nodes& values) {
    int exponent = 0;
    std::frexp(*std::ranges::max_element(values), &exponent);
    // In two factors: the inverse of the smallest numbers is out of range.
    const double scale = std::ldexp(1.0, -(exponent / 2)), rest = std::ldexp(1.0, -(exponent - exponent / 2));
    for (double& value : values) value = value * scale * rest;
    return exponent;
}

/// values[j] · 2^exponent is the probability of the answers at node j.
struct Likelihood {
    Nodes values;
    int exponent = 0;
    std::size_t n_answered = 0;
};

/// Multiplies one item's normalized probabilities in.
void multiply(Likelihood& likelihood, const Nodes& probabilities, int exponent) {
    for (std::size_t j = 0; j < n_nodes; ++j) likelihood.values[j] *= probabilities[j];
    likelihood.exponent += exponent;
    ++likelihood.n_answered;
}

/// Keeps a long test from underflowing.
void rescale(Likelihood& likelihood) {
    if (*std::ranges::max_element(likelihood.values) < 0x1p-64) likelihood.exponent += normalize(likelihood.values);
}

Likelihood certain() {
    Likelihood likelihood;
    likelihood.values.fill(1.0);
    return likelihood;
}

/// Weights of a normal density at the nodes, up to a constant.
Nodes normal_weights(const Nodes& nodes, const NormalPrior& prior) {
    Nodes weights;
    for (std::size_t j = 0; j < n_nodes; ++j) {
        const double z = (nodes[j] - prior.mean) / prior.standard_deviation;
        weights[j] = exponential(-0.5 * z * z);
    }
    return weights;
}

/// What each node adds to the mass above zero. Counting nodes, with ½ for one at 0, is 0.013 off for a posterior sd of
/// 0.25. So the tail from the node nearest to 0 is summed with Gregory's end correction, and the piece between 0 and
/// that node integrated under the polynomial through the five nodes around it: within 0.0013 at that sd, 0.0001 at 0.4.
Nodes shares_above_zero(const Nodes& nodes) {
    const double step = step_of(nodes);
    Nodes shares;
    for (std::size_t j = 0; j < n_nodes; ++j) shares[j] = std::clamp(nodes[j] / step + 0.5, 0.0, 1.0);
    const auto nearest = static_cast<std::ptrdiff_t>(std::lround((0.0 - nodes[0]) / step));
    if (nearest < 2 || nearest > static_cast<std::ptrdiff_t>(n_nodes) - 3) return shares;

    const auto n = static_cast<std::size_t>(nearest);
    const double t = -nodes[n] / step;  // of zero, in steps from that node: −½ to ½
    const double t2 = t * t / 2, t3 = t2 * t / 3, t4 = t3 * t / 4, t5 = t4 * t / 5;
    const double odd_1 = 41.0 / 720 - 2 * t2 / 3 + t4, odd_2 = -11.0 / 1440 + t2 / 12 - t4 / 2;
    const double even_1 = -4 * t3 / 3 + 4 * t5, even_2 = t3 / 12 - t5;
    shares[n] += 5 * t3 / 2 - 6 * t5;
    shares[n + 1] += even_1 + odd_1;
    shares[n - 1] += even_1 - odd_1;
    shares[n + 2] += even_2 + odd_2;
    shares[n - 2] += even_2 - odd_2;
    return shares;
}

/// First and second moments of the posterior `weights`, and its mass above zero.
Estimate moments(const Nodes& nodes, const Nodes& weights) {
    const Nodes shares = shares_above_zero(nodes);
    double mass = 0.0, first = 0.0, above = 0.0;
    for (std::size_t j = 0; j < n_nodes; ++j) {
        mass += weights[j];
        first += nodes[j] * weights[j];
        above += shares[j] * weights[j];
    }
    Estimate estimate;
    estimate.theta = first / mass;
    double second = 0.0;
    for (std::size_t j = 0; j < n_nodes; ++j) {
        const double distance = nodes[j] - estimate.theta;
        second += distance * distance * weights[j];
    }
    estimate.standard_error = std::sqrt(second / mass);
    estimate.above_zero = std::clamp(above / mass, 0.0, 1.0);
    return estimate;
}

double sum_of(const Nodes& values) {
    double sum = 0.0;
    for (const double value : values) sum += value;
    return sum;
}

/// @param weights         of the prior at the nodes.
/// @param prior_integral  of the prior over all theta, in the same measure.
Estimate estimate_on(const Nodes& nodes, const Likelihood& likelihood, Nodes weights, double prior_integral) {
    for (std::size_t j = 0; j < n_nodes; ++j) weights[j] *= likelihood.values[j];
    Estimate estimate = moments(nodes, weights);
    estimate.log_marginal = logarithm(sum_of(weights) * step_of(nodes) / prior_integral) + likelihood.exponent * ln_two;
    estimate.n_answered = likelihood.n_answered;
    return estimate;
}

}  // namespace

struct LikelihoodAccess {
    /// From the table; `nodes` are the standard ones.
    static Likelihood tabulated(const ItemBank& bank, std::span<const Response> responses) {
        Likelihood likelihood = certain();
        for (std::size_t i = 0; i < responses.size(); ++i) {
            if (!responses[i]) continue;
            const std::size_t row = bank.first_row_[i] + static_cast<std::size_t>(*responses[i]);
            multiply(likelihood, bank.table_[row], bank.exponents_[row]);
            // A row's entries are above e^−121 on this grid: four of them cannot underflow.
            if (likelihood.n_answered % 4 == 0) rescale(likelihood);
        }
        return likelihood;
    }

    /// At any nodes, from the model itself.
    static Likelihood computed(const ItemBank& bank, std::span<const Response> responses, const Nodes& nodes) {
        Likelihood likelihood = certain();
        Nodes probabilities;
        for (std::size_t i = 0; i < responses.size(); ++i) {
            if (!responses[i]) continue;
            const auto category = static_cast<std::size_t>(*responses[i]);
            for (std::size_t j = 0; j < n_nodes; ++j)
                probabilities[j] = category_probability(bank.items_[i], category, nodes[j]);
            const int exponent = normalize(probabilities);
            multiply(likelihood, probabilities, exponent);
            rescale(likelihood);
        }
        return likelihood;
    }
};

std::expected<ItemBank, ScoreError> ItemBank::make(std::vector<GradedItem> items) {
    ItemBank bank;
    const Nodes nodes = standard_nodes();
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (auto fault = fault_of(items[i]); !fault.empty())
            return std::unexpected(ScoreError{ScoreError::Kind::InvalidItem, i, std::move(fault)});
        bank.first_row_.push_back(bank.table_.size());
        for (std::size_t category = 0; category < items[i].n_categories(); ++category) {
            Nodes& row = bank.table_.emplace_back();
            for (std::size_t j = 0; j < n_nodes; ++j) row[j] = category_probability(items[i], category, nodes[j]);
            bank.exponents_.push_back(normalize(row));
        }
    }
    bank.items_ = std::move(items);
    return bank;
}

std::expected<void, ScoreError> ItemBank::check(std::span<const Response> responses) const {
    if (responses.size() != items_.size())
        return std::unexpected(ScoreError{ScoreError::Kind::SizeMismatch, std::min(responses.size(), items_.size()),
                                          "There must be one response, or a missing one, for each item."});
    for (std::size_t i = 0; i < responses.size(); ++i) {
        if (responses[i] && (*responses[i] < 0 || static_cast<std::size_t>(*responses[i]) >= items_[i].n_categories()))
            return std::unexpected(
                ScoreError{ScoreError::Kind::InvalidResponse, i, "The response is not one of the item's categories."});
    }
    return {};
}

std::expected<Estimate, ScoreError> estimate_eap(const ItemBank& bank, std::span<const Response> responses,
                                                 const NormalPrior& prior, Grid grid) {
    if (auto checked = bank.check(responses); !checked) return std::unexpected(checked.error());
    if (!(prior.standard_deviation >= 0.001 && prior.standard_deviation <= 10))
        return std::unexpected(ScoreError{ScoreError::Kind::InvalidPrior, 0,
                                          "The prior's standard deviation must lie between 0.001 and 10 logits."});
    if (!(std::fabs(prior.mean) <= 10))
        return std::unexpected(
            ScoreError{ScoreError::Kind::InvalidPrior, 0, "The prior's mean must lie between -10 and 10 logits."});

    const bool is_standard = prior.mean == 0.0 && prior.standard_deviation == 1.0;
    Nodes nodes = is_standard ? standard_nodes() : evenly_spaced(prior.mean, 6.0 * prior.standard_deviation);
    const Likelihood likelihood =
        is_standard ? LikelihoodAccess::tabulated(bank, responses) : LikelihoodAccess::computed(bank, responses, nodes);
    const Nodes weights = normal_weights(nodes, prior);
    const double prior_integral = sum_of(weights) * step_of(nodes);
    Estimate estimate = estimate_on(nodes, likelihood, weights, prior_integral);
    if (grid == Grid::Reference) return estimate;

    bool again = is_narrow(estimate, nodes);
    for (int pass = 0; pass < most_refinements && again; ++pass) {
        nodes = nodes_around(estimate, nodes);
        estimate = estimate_on(nodes, LikelihoodAccess::computed(bank, responses, nodes), normal_weights(nodes, prior),
                               prior_integral);
        again = is_narrow(estimate, nodes) || is_cut_off(estimate, nodes);
    }
    return estimate;
}

namespace {

struct JointSum {
    JointEstimate estimate;  ///< without its log marginal
    double mass = 0.0;       ///< of prior × likelihood
    double prior_mass = 0.0;
};

/// The posterior on the product of two grids. Cost: 3,721 exponentials.
JointSum joint_on(const Nodes& nodes_1, const Likelihood& likelihood_1, const Nodes& nodes_2,
                  const Likelihood& likelihood_2, double correlation) {
    const double spread = 2.0 * (1.0 - correlation * correlation);
    const Nodes shares_1 = shares_above_zero(nodes_1), shares_2 = shares_above_zero(nodes_2);
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
    joint.first = moments(nodes_1, marginal_1);
    joint.second = moments(nodes_2, marginal_2);
    joint.covariance = product / sum.mass - (joint.first.theta - centre_1) * (joint.second.theta - centre_2);
    joint.both_above = std::clamp(both_above / sum.mass, 0.0, 1.0);
    joint.both_below = std::clamp(both_below / sum.mass, 0.0, 1.0);
    joint.first.n_answered = likelihood_1.n_answered;
    joint.second.n_answered = likelihood_2.n_answered;
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

    Nodes nodes_1 = standard_nodes(), nodes_2 = nodes_1;
    Likelihood likelihood_1 = LikelihoodAccess::tabulated(first, first_responses);
    Likelihood likelihood_2 = LikelihoodAccess::tabulated(second, second_responses);
    JointSum sum = joint_on(nodes_1, likelihood_1, nodes_2, likelihood_2, correlation);
    const double prior_integral = sum.prior_mass * step_of(nodes_1) * step_of(nodes_2);

    bool refined_1 = false, refined_2 = false;
    for (int pass = 0; pass < most_refinements && grid == Grid::Adaptive; ++pass) {
        const Estimate &one = sum.estimate.first, &two = sum.estimate.second;
        const bool again_1 = is_narrow(one, nodes_1) || (refined_1 && is_cut_off(one, nodes_1));
        const bool again_2 = is_narrow(two, nodes_2) || (refined_2 && is_cut_off(two, nodes_2));
        if (!again_1 && !again_2) break;
        if (again_1) {
            nodes_1 = nodes_around(one, nodes_1);
            likelihood_1 = LikelihoodAccess::computed(first, first_responses, nodes_1);
            refined_1 = true;
        }
        if (again_2) {
            nodes_2 = nodes_around(two, nodes_2);
            likelihood_2 = LikelihoodAccess::computed(second, second_responses, nodes_2);
            refined_2 = true;
        }
        sum = joint_on(nodes_1, likelihood_1, nodes_2, likelihood_2, correlation);
    }
    const double log_marginal = logarithm(sum.mass * step_of(nodes_1) * step_of(nodes_2) / prior_integral) +
                                (likelihood_1.exponent + likelihood_2.exponent) * ln_two;
    sum.estimate.first.log_marginal = sum.estimate.second.log_marginal = log_marginal;
    return sum.estimate;
}

}  // namespace twotrack
