#pragma once

#include <span>
#include <string>

#include "core/sample_quality.hpp"

namespace twotrack::native {

/// The indices of careless answering as CSV, a row for each respondent: id, longstring, average_string, irv, even_odd,
/// mahalanobis_squared, psychometric_synonyms; NA where there is none. Numbers and lines are as in ScoreTable.
/// @param ids  [n_respondents]
[[nodiscard]] std::string quality_table(std::span<const std::string> ids, const SampleQuality& quality);

}  // namespace twotrack::native
