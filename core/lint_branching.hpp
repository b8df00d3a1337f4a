#pragma once

#include "core/assessment.hpp"
#include "core/json_node.hpp"

namespace twotrack {

/// Reports items and scales that no respondent reaches: `unreachable-item` (once for a section that never appears) and
/// `unreachable-scale`.
///
/// Cost: that of visit_branches.
void check_branching(const json::Node& root, const Assessment& assessment);

}  // namespace twotrack
