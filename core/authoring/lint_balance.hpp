#pragma once

#include "core/assessment/assessment.hpp"
#include "core/json/json_reader.hpp"

namespace twotrack {

/// Reports where scales are out of balance: `unbalanced-keys`, `unequal-length`, `unequal-information` and
/// `scale-left-out`, as lint describes them.
///
/// @param root  of the document that the assessment was read from.
void check_balance(const json::Node& root, const Assessment& assessment);

}  // namespace twotrack
