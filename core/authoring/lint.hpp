#pragma once

#include <string_view>
#include <vector>

#include "core/assessment/assessment.hpp"
#include "core/base/diagnostic.hpp"

namespace twotrack {

/// Finds weaknesses in a valid assessment. The assessment works, but may measure less well than it could.
///
/// @param text        the JSON of the assessment; diagnostics cite places in this text.
/// @param assessment  parse_assessment's result for `text`.
/// @return            in the order of the text, at most 200:
///   `unbalanced-keys`      one key of a scale has at least two more items than the other key;
///   `unbalanced-pairs`     of the decision's pairs, one side's statement stands first in at least two more than the
///                          other's;
///   `unequal-length`       the decision's two scales have unequal numbers of items;
///   `unequal-information`  one of these scales carries over 10 % more information than the other at a theta within ±2;
///                          where the short form asks fewer items, these four rules also check the items of the short
///                          form;
///   `scale-left-out`       the short form asks no item of one of the decision's scales;
///   `long-item`            a question has over 25 words, separated by spaces;
///   `duplicate-text`       a statement equals an earlier one except for case (of A to Z) and spaces;
///   `unreachable-item`     no answers were found that show an item, or a section;
///   `unreachable-scale`    no answers were found that show any item of a scale;
///   `unreachable-outcome`  no answers were found that reach an outcome (see find_example_answers).
/// Cost: O(bytes), find_example_answers and check_branching.
[[nodiscard]] std::vector<Diagnostic> lint(std::string_view text, const Assessment& assessment);

}  // namespace twotrack
