#pragma once

#include <string>

#include "core/assessment/assessment.hpp"
#include "core/scoring/score.hpp"

namespace twotrack::native {

/// The names of the flags that are set (see flag_names), separated by ";". Empty if no flag is set.
[[nodiscard]] std::string flags_of(const Assessment& assessment, const Answers& answers);

}  // namespace twotrack::native
