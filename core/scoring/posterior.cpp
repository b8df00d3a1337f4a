#include "core/scoring/posterior.hpp"

#include <optional>

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

}  // namespace

Nodes posterior_density(const Assessment& assessment, std::size_t scale, const Answers& answers) {
    const Quadrature& grid = standard_quadrature();
    const auto other = joined_scale(assessment, scale);
    const Nodes prior =
        other ? prior_given(likelihood_of(assessment, *other, answers), assessment.decision->prior_correlation)
              : grid.weights;
    Nodes density = likelihood_of(assessment, scale, answers);
    double sum = 0.0;
    for (std::size_t j = 0; j < n_nodes; ++j) sum += density[j] *= prior[j];
    for (double& value : density) value /= sum * grid.step;
    return density;
}

}  // namespace twotrack
