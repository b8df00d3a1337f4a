#pragma once

#include <functional>
#include <map>
#include <string>

#include "core/assessment/assessment.hpp"

namespace twotrack {

/// Maps an outcome_text_key to answers that reach the outcome.
using ExampleAnswers = std::map<std::string, Answers, std::less<>>;

/// Searches for answers that reach each outcome of the assessment's decision.
///
/// The search sweeps each of the decision's two scales from its lowest to its highest score. In the sweep, the first k
/// items are answered at one level and the other items at the level below, after the keys are turned. The search scores
/// all pairs of such patterns, with every item answered and with as few items as the decision allows. When there are a
/// few thousand ways to answer or skip the items of the two scales, or fewer, it also scores all of them.
///
/// With branches, answers lead to different sets of the two scales' items, and some of these items decide about others.
/// The search runs for each set and each way to answer the deciding items (see visit_branches; at most 32 runs in all),
/// and scores like the full form: an item that was not presented was not asked.
///
/// @return  for each reached outcome, the first answers found. Items that the outcome does not need are unanswered,
///          unless there are too many branches to try each. No item has an answer that these answers would not present.
///          Empty without a decision. The same assessment gives the same answers. A missing outcome is certainly
///          unreachable when nothing branches and all ways were tried, and very probably unreachable otherwise.
/// Cost: at most 30,000 scores, fewer with many items, branches, a model or pairs; usually a few hundred when every
///       outcome is reached. Plus visit_branches.
[[nodiscard]] ExampleAnswers find_example_answers(const Assessment& assessment);

}  // namespace twotrack
