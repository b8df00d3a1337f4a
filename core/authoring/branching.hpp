#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <vector>

#include "core/assessment/assessment.hpp"

namespace twotrack {

/// The items that the conditions of items and sections ask about.
[[nodiscard]] std::set<std::size_t> items_asked_about(const Assessment& assessment);

/// Visits combinations of answers to items_asked_about. Each item takes these values in turn: no answer, a text, each
/// option alone, and, where several may be chosen, all but the option apart at once. All other items are unanswered.
/// When visiting every combination would take too long, a fixed sample of combinations is visited.
///
/// @param visit  called with answers [n_items] and with the items that the full form then presents [n_items]; returns
///               whether to continue. Without branches it is called once, without answers.
/// @return       false if only a sample was visited, to its end.
/// Cost: at most 5 million visits to items and to tests of conditions, in at most 200,000 combinations.
bool visit_branches(const Assessment& assessment,
                    const std::function<bool(const Answers&, const std::vector<bool>&)>& visit);

}  // namespace twotrack
