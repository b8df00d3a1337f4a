#pragma once

#include <string>

#include "core/assessment.hpp"
#include "core/score.hpp"

namespace twotrack::native {

/// What speaks against the care with which one person answered: the names of its signs with ";" between them, empty
/// where there is none.
///
/// `longstring`: among the answered items of scales, in the order shown, the same category stands at least eight times
/// in a row, and in at least half of them. Source: Johnson (2005), Journal of Research in Personality 39, 103-129.
[[nodiscard]] std::string quality_of(const Assessment& assessment, const Answers& answers);

}  // namespace twotrack::native
