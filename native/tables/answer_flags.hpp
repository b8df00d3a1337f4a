#pragma once

#include <string>

#include "core/statistics/answer_quality.hpp"

namespace twotrack::native {

/// The names of the flags that are set (see flag_names), separated by ";". Empty if no flag is set.
[[nodiscard]] std::string flags_of(const AnswerQuality& quality);

}  // namespace twotrack::native
