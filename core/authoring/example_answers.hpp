#pragma once

#include <functional>
#include <map>
#include <string>

#include "core/assessment/assessment.hpp"

namespace twotrack {

/// By outcome_text_key: answers that reach this outcome.
using Witnesses = std::map<std::string, Answers, std::less<>>;

/// Searches for answers that reach each outcome of the assessment's decision.
///
/// Each of the decision's two scales is swept from its lowest to its highest score: after the keys are turned, its
/// first k items are answered at one level and the others at the level below. All pairs of such patterns are scored,
/// with every item answered and with as few as the decision allows; and, where there are at most 10,000 ways to answer
/// or skip the items of the two scales, all of them. With branches, each set of the two scales' items that answers lead
/// to, and each way to answer those of them that others depend on (see visit_branches; at most 32 in all), is searched
/// in this way, and scored as the full form is: what was not presented was not asked.
///
/// @return  for each outcome that was reached the first answers found; items of no use to them are unanswered, unless
///          there are too many branches to try each, and none has an answer that these answers would not present.
///          Without a decision: nothing. The same assessment gives the same witnesses.
///          An outcome that is absent is unreachable for certain where nothing branches and all ways were tried, and
///          else most probably.
/// Cost: at most 25,000 scores, fewer above 300 items or with branches; where every outcome is reached, as a rule a few
///       hundred. And that of visit_branches.
[[nodiscard]] Witnesses find_witnesses(const Assessment& assessment);

}  // namespace twotrack
