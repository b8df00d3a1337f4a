#pragma once

#include <string>

#include "core/assessment.hpp"
#include "core/score.hpp"

namespace twotrack::native {

/// The names of the flags that are set (see flag_names), with ";" between them; empty where there is none.
[[nodiscard]] std::string flags_of(const Assessment& assessment, const Answers& answers);

}  // namespace twotrack::native
