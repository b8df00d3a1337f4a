#pragma once

#include <span>
#include <string>

#include "core/scoring/sample_quality.hpp"

namespace twotrack::native {

/// The indices of careless answering as CSV, one row per respondent: id, longstring, average_string, irv, even_odd,
/// mahalanobis_squared, psychometric_synonyms. A missing index is NA. Numbers and line ends are as in ScoreTable.
/// @param ids      [n_respondents]
/// @param with_lz  adds a column lz.
[[nodiscard]] std::string quality_table(std::span<const std::string> ids, const SampleQuality& quality, bool with_lz);

}  // namespace twotrack::native
