#pragma once

#include <vector>

#include "core/scoring/score.hpp"

namespace twotrack {

/// How far each answer moves the lean: the lean with all answers minus the lean without this answer, in logits,
/// positive towards people. The contributions do not sum to the lean, because each leaves out one answer and keeps all
/// the others.
///
/// @return [n_items], 0 for an item that is not answered or measures no scale of the decision.
/// @pre The assessment has a decision.
/// Cost: one score for each answer.
[[nodiscard]] std::vector<double> lean_contributions(const Assessment& assessment, const Answers& answers,
                                                     const ScoreOptions& options = {});

}  // namespace twotrack
