#include "core/irt/joint_posterior.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "core/base/elementary.hpp"

namespace twotrack {
namespace {

constexpr std::size_t pairs_block = 2;
constexpr double base_step = 0.2;
constexpr int base_reach = 30, widest_reach = 60;  // in base steps: ±6 and ±12 logits
constexpr int most_passes = 4;

// Five Gauss-Hermite nodes for the standard normal distribution: ±√(5 ± √10) and 0.
constexpr std::array<double, 5> hermite_nodes = {-2.8569700138728056, -1.355626179974266, 0.0, 1.355626179974266,
                                                 2.8569700138728056};
constexpr std::array<double, 5> hermite_weights = {0.01125741132772069, 0.22207592200561266, 8.0 / 15,
                                                   0.22207592200561266, 0.01125741132772069};

// A running product of likelihoods, and a finished likelihood whose largest value is near 1. A product of three
// finished ones is positive, however much the answers contradict each other.
constexpr double least_product = 0x1p-600, least_likelihood = 0x1p-250;

/// e^(−n²·c) for n = 0 … last.
std::vector<double> half_bell(int last, double c) {
    std::vector<double> values;
    for (int n = 0; n <= last; ++n) values.push_back(exponential(-n * n * c));
    return values;
}

/// [reach + 1] weights of a normal shift by 0, 1, … steps in either direction.
std::vector<double> kernel_of(double sd, double step) {
    const double steps = sd / step;
    if (steps < 0.5) return steps == 0 ? std::vector{1.0} : std::vector{1.0 - steps * steps, steps * steps / 2};
    auto kernel = half_bell(static_cast<int>(std::ceil(5.0 * steps - 1e-9)), 0.5 / (steps * steps));
    double sum = 0.0;
    for (const double weight : kernel) sum += 2.0 * weight;
    for (double& weight : kernel) weight /= sum - 1.0;
    return kernel;
}

/// A node's contribution to the mass above 0, by the node's distance from 0 in steps.
double share_above_zero(int steps) {
    constexpr std::array<double, 5> shares = {11.0 / 1440, -82.0 / 1440, 0.5, 1522.0 / 1440, 1429.0 / 1440};
    return steps < -2 ? 0.0 : steps > 2 ? 1.0 : shares.begin()[steps + 2];
}

double clamped(double probability) { return std::clamp(probability, 0.0, 1.0); }

/// The estimate from a marginal distribution over nodes from `first`, in steps from 0.
Estimate marginal_estimate(std::span<const double> weights, int first, double step, double mass) {
    double sum = 0.0, squares = 0.0, above = 0.0;
    for (std::size_t j = 0; j < weights.size(); ++j) {
        const int steps = first + static_cast<int>(j);
        sum += steps * weights[j];
        above += share_above_zero(steps) * weights[j];
    }
    Estimate estimate;
    const double mean = sum / mass;
    for (std::size_t j = 0; j < weights.size(); ++j) {
        const double distance = first + static_cast<double>(j) - mean;
        squares += distance * distance * weights[j];
    }
    estimate.theta = mean * step;
    estimate.standard_error = std::sqrt(squares / mass) * step;
    estimate.above_zero = clamped(above / mass);
    return estimate;
}

}  // namespace

JointModel sitting_model(const JointModel& model) {
    return {.multiplier_log_mean = model.multiplier_log_mean,
            .multiplier_log_sd = model.multiplier_log_sd,
            .prior_correlation = model.prior_correlation};
}

JointScorer::JointScorer(std::span<const GradedItem> first, std::span<const GradedItem> second,
                         std::span<const GradedItem> pairs, const JointModel& model)
    : model_(model), base_(lattice_of(1)) {
    const bool known = model.multiplier_log_sd == 0.0;
    for (std::size_t g = 0; g < hermite_nodes.size(); ++g) {
        if (known && hermite_nodes[g] != 0.0) continue;
        multipliers_.push_back(exponential(model.multiplier_log_mean + model.multiplier_log_sd * hermite_nodes[g]));
        weights_.push_back((known ? 1.0 : hermite_weights[g]) * (1.0 - model.careless_share));
    }
    add_block(0, first);
    add_block(1, second);
    add_block(pairs_block, pairs);
}

JointScorer::Lattice JointScorer::lattice_of(int steps_per_base) const {
    const double step = base_step / steps_per_base, square = step * step / 2.0;
    const int reach = widest_reach * steps_per_base;
    // x² − 2ρxy + y² = (1 − |ρ|)(x² + y²) + |ρ|(x ∓ y)²: three factors that need no table of pairs of nodes.
    const double correlation = std::fabs(model_.prior_correlation);
    return {.step = step,
            .kernels = {kernel_of(model_.first_location_sd, step), kernel_of(model_.second_location_sd, step),
                        kernel_of(model_.pair_block_sd, step)},
            .own_prior = half_bell(reach, square / (1.0 + correlation)),
            .shared_prior = half_bell(2 * reach, square * correlation / (1.0 - correlation * correlation))};
}

void JointScorer::add_block(std::size_t block, std::span<const GradedItem> items) {
    const bool is_pair = block == pairs_block;
    const auto reach_of = [&](std::size_t b) { return static_cast<int>(base_.kernels[b].size()) - 1; };
    const int reach = is_pair ? 2 * widest_reach + reach_of(block) : widest_reach + std::max(reach_of(0), reach_of(1));
    for (const GradedItem& item : items) {
        const auto found = std::ranges::find_if(tables_, [&](const Table& table) {
            return table.is_pair == is_pair && table.item.discrimination == item.discrimination &&
                   table.item.thresholds == item.thresholds;
        });
        blocks_[block].push_back(static_cast<std::size_t>(found - tables_.begin()));
        if (found != tables_.end()) continue;
        Table& table = tables_.emplace_back(item, is_pair, reach);
        const auto width = 2 * static_cast<std::size_t>(reach) + 1;
        table.values.resize(multipliers_.size() * item.n_categories() * width);
        const std::span values(table.values);
        for (std::size_t k = 0; k < multipliers_.size(); ++k) {
            for (std::size_t category = 0; category < item.n_categories(); ++category) {
                compute(table, k, category, base_step, -reach,
                        values.subspan((k * item.n_categories() + category) * width, width));
            }
        }
    }
}

void JointScorer::compute(const Table& table, std::size_t k, std::size_t category, double step, int first,
                          std::span<double> out) const {
    GradedItem item = table.item;
    item.discrimination *= multipliers_[k];
    const double sd = table.is_pair ? model_.pair_location_sd : 0.0;
    for (std::size_t j = 0; j < out.size(); ++j) {
        const double theta = (first + static_cast<int>(j)) * step;
        double sum = 0.0;
        for (std::size_t g = 0; g < hermite_nodes.size() && sd > 0; ++g)
            sum += hermite_weights[g] * category_probability(item, category, theta - sd * hermite_nodes[g]);
        out[j] = sd > 0 ? sum : category_probability(item, category, theta);
    }
}

std::span<const double> JointScorer::probabilities(const Table& table, std::size_t k, std::size_t category,
                                                   const Lattice& lattice, int first, std::size_t n,
                                                   std::vector<double>& memory) const {
    if (&lattice == &base_) {
        const auto width = 2 * static_cast<std::size_t>(table.reach) + 1;
        const std::size_t row = (k * table.item.n_categories() + category) * width;
        return std::span(table.values).subspan(row + static_cast<std::size_t>(first + table.reach), n);
    }
    memory.resize(n);
    compute(table, k, category, lattice.step, first, memory);
    return memory;
}

int JointScorer::fill_likelihood(std::size_t block, std::span<const Response> answers, std::size_t k,
                                 const Lattice& lattice, int first, std::span<double> out, Scratch& scratch) const {
    const std::vector<double>& kernel = lattice.kernels[block];
    const std::size_t reach = kernel.size() - 1, n = out.size() + 2 * reach;
    first -= static_cast<int>(reach);
    std::vector<double>& product = scratch.product_;
    product.assign(n, 1.0);
    int exponent = 0, n_answered = 0;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (!answers[i]) continue;
        const std::span<const double> row = probabilities(
            tables_[blocks_[block][i]], k, static_cast<std::size_t>(*answers[i]), lattice, first, n, scratch.computed_);
        for (std::size_t j = 0; j < n; ++j) product[j] = std::max(product[j] * row[j], least_product);
        // One of the first nodes is usually large enough, and the search for the largest is skipped.
        if (++n_answered % 4 == 0 && std::ranges::none_of(product, [](double value) { return value >= 0x1p-64; }))
            exponent += normalize(product);
    }
    std::ranges::fill(out, 0.0);
    for (std::size_t m = 0; m <= 2 * reach; ++m) {
        const double weight = kernel[m < reach ? reach - m : m - reach];
        for (std::size_t j = 0; j < out.size(); ++j) out[j] += weight * product[m + j];
    }
    exponent += normalize(out);
    for (double& value : out) value = std::max(value, least_likelihood);
    return exponent;
}

JointPosterior JointScorer::sum(const Answers& answers, const Lattice& lattice, const Area& area,
                                Scratch& scratch) const {
    const std::size_t n_known = multipliers_.size(), n_components = n_known + (model_.careless_share > 0 ? 1 : 0);
    const auto count = [&](std::size_t trait) {
        return static_cast<std::size_t>(area.last[trait] - area.first[trait]) + 1;
    };
    const std::array<std::size_t, 3> n = {count(0), count(1), count(0) + count(1) - 1};
    const std::array<int, 3> first = {area.first[0], area.first[1], area.first[1] - area.last[0]};
    std::array<std::size_t, 3> n_answered{};

    // The likelihoods of each component, with the exponents brought to the largest.
    for (std::size_t block = 0; block < 3; ++block) {
        scratch.likelihoods_[block].resize(n_components * n[block]);
        for (const Response& answer : answers[block]) n_answered[block] += answer ? 1U : 0U;
    }
    const auto likelihood = [&](std::size_t block, std::size_t q) {
        return std::span(scratch.likelihoods_[block]).subspan(q * n[block], n[block]);
    };
    std::array<int, hermite_nodes.size() + 1> exponents{};
    std::array<double, hermite_nodes.size() + 1> factors{};
    for (std::size_t q = 0; q < n_components; ++q) {
        factors[q] = q < n_known ? weights_[q] : model_.careless_share;
        for (std::size_t block = 0; block < 3; ++block) {
            if (q < n_known) {
                exponents[q] +=
                    fill_likelihood(block, answers[block], q, lattice, first[block], likelihood(block, q), scratch);
                continue;
            }
            std::ranges::fill(likelihood(block, q), 1.0);
            for (std::size_t i = 0; i < answers[block].size(); ++i) {
                if (!answers[block][i]) continue;
                factors[q] /= static_cast<double>(tables_[blocks_[block][i]].item.n_categories());
                int exponent = 0;
                factors[q] = std::frexp(factors[q], &exponent);
                exponents[q] += exponent;
            }
        }
    }
    const int largest =
        *std::max_element(exponents.begin(), exponents.begin() + static_cast<std::ptrdiff_t>(n_components));
    for (std::size_t q = 0; q < n_components; ++q)
        for (double& value : likelihood(pairs_block, q)) value *= std::ldexp(factors[q], exponents[q] - largest);

    auto& [by_first, by_second, by_difference] = scratch.marginals_;
    by_first.assign(n[0], 0.0);
    by_second.assign(n[1], 0.0);
    by_difference.assign(n[2], 0.0);
    scratch.by_component_.assign(n_components * n[1], 0.0);
    scratch.prior_.resize(n[1]);
    scratch.mixture_.resize(n[1]);
    double *const prior = scratch.prior_.data(), *const mixture = scratch.mixture_.data();
    double mass = 0.0, product = 0.0, both_above = 0.0, both_below = 0.0;
    for (std::size_t i = 0; i < n[0]; ++i) {
        const int x = first[0] + static_cast<int>(i);
        const std::size_t diagonal = n[0] - 1 - i;
        std::fill_n(mixture, n[1], 0.0);
        for (std::size_t j = 0; j < n[1]; ++j) {
            const int y = first[1] + static_cast<int>(j), apart = model_.prior_correlation > 0 ? y - x : y + x;
            prior[j] = lattice.own_prior[static_cast<std::size_t>(std::abs(x))] *
                       lattice.own_prior[static_cast<std::size_t>(std::abs(y))] *
                       lattice.shared_prior[static_cast<std::size_t>(std::abs(apart))];
        }
        for (std::size_t q = 0; q < n_components; ++q) {
            const double own = likelihood(0, q)[i];
            const double *second = likelihood(1, q).data(), *pairs = likelihood(pairs_block, q).data() + diagonal;
            double* component = scratch.by_component_.data() + q * n[1];
            for (std::size_t j = 0; j < n[1]; ++j) {
                const double value = own * second[j] * pairs[j];
                mixture[j] += value;
                component[j] += prior[j] * value;
            }
        }
        double row = 0.0, moment = 0.0, above = 0.0;
        for (std::size_t j = 0; j < n[1]; ++j) {
            const int y = first[1] + static_cast<int>(j);
            const double weight = prior[j] * mixture[j];
            row += weight;
            moment += y * weight;
            above += share_above_zero(y) * weight;
            by_second[j] += weight;
            by_difference[diagonal + j] += weight;
        }
        by_first[i] = row;
        mass += row;
        product += x * moment;
        both_above += share_above_zero(x) * above;
        both_below += (1.0 - share_above_zero(x)) * (row - above);
    }

    JointPosterior posterior;
    JointEstimate& traits = posterior.traits;
    traits.first = marginal_estimate(by_first, first[0], lattice.step, mass);
    traits.second = marginal_estimate(by_second, first[1], lattice.step, mass);
    traits.first.n_answered = n_answered[0];
    traits.second.n_answered = n_answered[1];
    const double square = lattice.step * lattice.step;
    traits.first.log_marginal = traits.second.log_marginal =
        logarithm(mass * square /
                  (2.0 * std::numbers::pi * std::sqrt(1.0 - model_.prior_correlation * model_.prior_correlation))) +
        largest * std::numbers::ln2;
    traits.covariance = product / mass * square - traits.first.theta * traits.second.theta;
    traits.both_above = clamped(both_above / mass);
    traits.both_below = clamped(both_below / mass);
    const Estimate difference = marginal_estimate(by_difference, first[2], lattice.step, mass);
    posterior.lean = difference.theta;
    posterior.lean_standard_error = difference.standard_error;
    posterior.second_greater = difference.above_zero;

    double weighted = 0.0, known = 0.0;
    for (std::size_t q = 0; q < n_components; ++q) {
        double component = 0.0;
        for (std::size_t j = 0; j < n[1]; ++j) component += scratch.by_component_[q * n[1] + j];
        if (q == n_known) {
            posterior.careless = component / mass;
        } else {
            known += component;
            weighted += multipliers_[q] * component;
        }
    }
    // Random answers may be the only explanation that does not round to 0.
    posterior.multiplier = known > 0 ? weighted / known : multipliers_[n_known / 2];
    posterior.step = lattice.step;
    posterior.n_nodes = {n[0], n[1]};
    return posterior;
}

JointPosterior JointScorer::posterior(const Answers& answers, Scratch& scratch, Grid grid) const {
    int steps_per_base = 1;
    Area area{{-base_reach, -base_reach}, {base_reach, base_reach}};
    JointPosterior result = sum(answers, base_, area, scratch);
    for (int pass = 2; grid == Grid::Adaptive && pass <= most_passes; ++pass) {
        const std::array estimates = {result.traits.first, result.traits.second};
        const double least = std::min(estimates[0].standard_error, estimates[1].standard_error);
        const int finer = least >= result.step ? steps_per_base : least >= base_step / 2 ? 2 : 4;
        const int most = widest_reach * finer;
        const double step = base_step / finer;
        Area next = area;
        for (std::size_t s = 0; s < 2; ++s) {
            const double reach = 6.0 * estimates[s].standard_error;
            int below = static_cast<int>(std::floor((estimates[s].theta - reach) / step));
            int above = static_cast<int>(std::ceil((estimates[s].theta + reach) / step));
            if (finer == steps_per_base) {  // the same lattice only grows
                below = std::min(below, area.first[s]);
                above = std::max(above, area.last[s]);
            }
            next.first[s] = std::max(below, -most);
            next.last[s] = std::min(above, most);
        }
        if (finer == steps_per_base && next == area) break;
        area = next;
        steps_per_base = finer;
        result = finer == 1 ? sum(answers, base_, area, scratch) : sum(answers, lattice_of(finer), area, scratch);
        result.n_passes = pass;
    }
    return result;
}

}  // namespace twotrack
