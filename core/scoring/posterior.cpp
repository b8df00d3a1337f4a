#include "core/scoring/posterior.hpp"

#include <optional>
#include <span>

#include "core/base/elementary.hpp"
#include "core/irt/likelihood.hpp"

namespace twotrack {
namespace {

Nodes likelihood_of(const Assessment& assessment, std::size_t scale, const Answers& answers) {
    return tabulated_likelihood(assessment.scales[scale].bank, reverse_keyed_responses(assessment, scale, answers))
        .values;
}

/// The scale that the decision's prior correlates with this scale.
std::optional<std::size_t> joined_scale(const Assessment& assessment, std::size_t scale) {
    if (!assessment.decision || assessment.decision->prior_correlation == 0.0) return std::nullopt;
    if (scale == assessment.decision->technical_scale) return assessment.decision->people_scale;
    if (scale == assessment.decision->people_scale) return assessment.decision->technical_scale;
    return std::nullopt;
}

/// The prior of one trait under the joint prior, given the likelihood of the other trait; up to a constant.
Nodes prior_given(const Nodes& other_likelihood, double correlation) {
    const Nodes& thetas = standard_quadrature().nodes;
    const double spread = 2.0 * (1.0 - correlation * correlation);
    Nodes prior{};
    for (std::size_t i = 0; i < n_nodes; ++i) {
        for (std::size_t j = 0; j < n_nodes; ++j) {
            const double x = thetas[i], y = thetas[j];
            prior[i] += exponential(-(x * x - 2.0 * correlation * x * y + y * y) / spread) * other_likelihood[j];
        }
    }
    return prior;
}

/// Weights at the nodes, divided by their integral.
Nodes density_of(std::span<const double> weights) {
    double sum = 0.0;
    for (const double weight : weights) sum += weight;
    Nodes density;
    for (std::size_t j = 0; j < n_nodes; ++j) density[j] = weights[j] / (sum * standard_quadrature().step);
    return density;
}

}  // namespace

Nodes posterior_density(const Assessment& assessment, std::size_t scale, const Answers& answers) {
    const Quadrature& grid = standard_quadrature();
    const auto& decision = assessment.decision;
    if (assessment.joint_scorer && (scale == decision->technical_scale || scale == decision->people_scale)) {
        JointScorer::Scratch scratch;
        static_cast<void>(joint_posterior_of(assessment, answers, scratch, Grid::Reference));
        return density_of(scratch.marginal(scale == decision->technical_scale ? 0 : 1));
    }
    const auto other = joined_scale(assessment, scale);
    const Nodes prior =
        other ? prior_given(likelihood_of(assessment, *other, answers), assessment.decision->prior_correlation)
              : grid.weights;
    Nodes density = likelihood_of(assessment, scale, answers);
    for (std::size_t j = 0; j < n_nodes; ++j) density[j] *= prior[j];
    return density_of(density);
}

}  // namespace twotrack
