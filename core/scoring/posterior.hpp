#pragma once

#include <cstddef>

#include "core/assessment/assessment.hpp"
#include "core/irt/quadrature.hpp"
#include "core/scoring/score.hpp"

namespace twotrack {

/// The posterior density of a trait at the nodes of the standard grid (−6 … 6 logits, step 0.2), per logit. Its mean
/// and standard deviation are the scale's estimate (see score), up to the grid's step.
///
/// @param scale    index into Assessment::scales.
/// @param answers  [n_items] as in score.
/// Cost: O(n_items); plus 3,721 exponentials for a scale of a decision whose prior correlation is not 0; one
///       joint posterior for a scale of a decision with a model.
[[nodiscard]] Nodes posterior_density(const Assessment& assessment, std::size_t scale, const Answers& answers);

}  // namespace twotrack
