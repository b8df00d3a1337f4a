#pragma once

#include "core/assessment/assessment.hpp"
#include "core/json/json_reader.hpp"

namespace twotrack {

/// Reports items and scales that no respondent reaches: `unreachable-item` (once for a section that never appears) and
/// `unreachable-scale`.
///
/// Cost: that of visit_branches.
void check_branching(const json::Reader& root, const Assessment& assessment);

}  // namespace twotrack
