#pragma once

#include "core/assessment/assessment.hpp"
#include "core/json/json_reader.hpp"

namespace twotrack {

/// Reports items and scales that nobody would ever be asked: `unreachable-item` (once for a section that is never
/// shown) and `unreachable-scale`.
///
/// Cost: that of visit_branches.
void check_branching(const json::Node& root, const Assessment& assessment);

}  // namespace twotrack
