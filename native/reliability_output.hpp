#pragma once

#include <cstddef>
#include <expected>
#include <span>
#include <string>
#include <vector>

#include "core/assessment.hpp"
#include "core/reliability.hpp"

namespace twotrack::native {

/// One scale in one sample.
struct ScaleReliability {
    std::size_t scale = 0;           ///< index into Assessment::scales
    std::vector<std::size_t> items;  ///< indices into Assessment::items, of those that were analysed
    std::expected<Reliability, SampleError> reliability;
};

/// Tables for people: one for each scale, figures aligned and rounded to three places, "-" where there is none; below
/// it why.
[[nodiscard]] std::string reliability_text(const Assessment& assessment, std::span<const ScaleReliability> scales);

/// The same as compact JSON without a new line, unrounded; null where there is no figure, and why under "notes".
[[nodiscard]] std::string reliability_json(const Assessment& assessment, std::size_t n_respondents,
                                           std::span<const ScaleReliability> scales);

}  // namespace twotrack::native
