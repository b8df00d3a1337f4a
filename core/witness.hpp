#pragma once

#include <functional>
#include <map>
#include <string>

#include "core/assessment.hpp"
#include "core/score.hpp"

namespace twotrack {

/// By outcome_text_key: answers that reach this outcome.
using Witnesses = std::map<std::string, Answers, std::less<>>;

/// Searches for answers that reach each outcome of the assessment's decision.
///
/// Each of the decision's two scales is swept from its lowest to its highest score: after the keys are turned, its
/// first k items are answered at one level and the others at the level below. All pairs of such patterns are scored,
/// with every item answered and with as few as the decision allows; and, where there are at most 10,000 ways to answer
/// or skip the items of the two scales, all of them.
///
/// @return  for each outcome that was reached the first answers found; items of no use to them are unanswered. Without
///          a decision: nothing. The same assessment gives the same witnesses.
///          An outcome that is absent is unreachable for certain where all ways were tried, and else most probably.
/// Cost: at most 25,000 scores, fewer above 300 items; where every outcome is reached, as a rule a few hundred.
[[nodiscard]] Witnesses find_witnesses(const Assessment& assessment);

}  // namespace twotrack
