#pragma once

#include "core/assessment.hpp"
#include "core/json_node.hpp"

namespace twotrack {

/// Reports items and scales that nobody would ever be asked: `unreachable-item` (once for a section that is never
/// shown) and `unreachable-scale`.
///
/// All answers that conditions ask about are tried together; where that would take too long, a fixed draw of them.
/// Cost: at most 20 million items looked at.
void check_branching(const json::Node& root, const Assessment& assessment);

}  // namespace twotrack
