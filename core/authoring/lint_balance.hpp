#pragma once

#include "core/assessment/assessment.hpp"
#include "core/json/json_reader.hpp"

namespace twotrack {

/// Reports unbalanced scales: `unbalanced-keys`, `unbalanced-pairs`, `unequal-length`, `unequal-information` and
/// `scale-left-out`; lint describes these rules.
///
/// @param root  of the document that gave the assessment.
void check_balance(const json::Reader& root, const Assessment& assessment);

}  // namespace twotrack
