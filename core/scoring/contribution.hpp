#pragma once

#include <vector>

#include "core/scoring/score.hpp"

namespace twotrack {

/// How far each answer moves the lean: the lean with all answers less the lean without this one, in logits, positive
/// towards people. They do not sum to the lean: each is what leaving one answer out would change, the others as they
/// are.
///
/// @return [n_items], 0 for what is not answered or measures no scale of the decision. The assessment has a decision.
/// Cost: a score for each answer.
[[nodiscard]] std::vector<double> lean_contributions(const Assessment& assessment, const Answers& answers,
                                                     const ScoreOptions& options = {});

}  // namespace twotrack
