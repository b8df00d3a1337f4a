#pragma once

#include <cstddef>
#include <expected>
#include <span>
#include <string>
#include <vector>

#include "core/assessment/assessment.hpp"
#include "core/statistics/reliability.hpp"

namespace twotrack::native {

/// The reliability of one scale in a sample.
struct ScaleReliability {
    std::size_t scale = 0;           ///< index into Assessment::scales
    std::vector<std::size_t> items;  ///< indices into Assessment::items of the analysed items
    std::expected<Reliability, SampleError> reliability;
};

/// Tables for people, one per scale. Figures are aligned and rounded to three places; a missing figure is "-", and the
/// reason follows below the table.
[[nodiscard]] std::string reliability_text(const Assessment& assessment, std::span<const ScaleReliability> scales);

/// The same as compact JSON without a new line, unrounded. A missing figure is null, and the reason is in "notes".
[[nodiscard]] std::string reliability_json(const Assessment& assessment, std::size_t n_respondents,
                                           std::span<const ScaleReliability> scales);

}  // namespace twotrack::native
