#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <vector>

#include "core/assessment/assessment.hpp"

namespace twotrack {

/// The items that conditions of items and sections ask about.
[[nodiscard]] std::set<std::size_t> items_asked_about(const Assessment& assessment);

/// Goes through what respondents can answer to items_asked_about: no answer, a text, each option alone, and of several
/// all at once; all other items are unanswered. All of these are combined with each other; where that would take too
/// long, a fixed draw of the combinations.
///
/// @param visit  called with answers [n_items], and which items the full form presents then [n_items]; returns whether
///               to go on. Without branches it is called once, with no answer.
/// Cost: at most 20 million items looked at, in at most 200,000 combinations.
void visit_branches(const Assessment& assessment,
                    const std::function<bool(const Answers&, const std::vector<bool>&)>& visit);

}  // namespace twotrack
