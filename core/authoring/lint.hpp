#pragma once

#include <string_view>
#include <vector>

#include "core/assessment/assessment.hpp"
#include "core/base/diagnostic.hpp"

namespace twotrack {

/// What is doubtful about a valid assessment: it can be used, and may measure worse than it could.
///
/// @param text        what the assessment was read from; it gives the places.
/// @param assessment  what parse_assessment made of it.
/// @return            in the order of the text, at most 200:
///   `unbalanced-keys`      a scale has two or more items of one key more than of the other;
///   `unequal-length`       the decision's two scales have unequal numbers of items;
///   `unequal-information`  one of them carries over 10 % more information than the other at a theta in [−2, 2];
///                          these three also of the items that the short form asks, where it asks fewer;
///   `scale-left-out`       the short form asks nothing of one of the decision's scales;
///   `long-item`            a question has over 25 words, as spaces part them;
///   `duplicate-text`       a statement reads as an earlier one, but for case (of A to Z) and spaces;
///   `unreachable-item`     no answers were found that show an item, or a section;
///   `unreachable-scale`    or any item of a scale;
///   `unreachable-outcome`  no answers were found that reach an outcome (see find_witnesses).
/// Cost: O(bytes), find_witnesses and check_branching.
[[nodiscard]] std::vector<Diagnostic> lint(std::string_view text, const Assessment& assessment);

}  // namespace twotrack
