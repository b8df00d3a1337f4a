#pragma once

#include <expected>
#include <string_view>
#include <vector>

#include "core/assessment/assessment.hpp"
#include "core/base/diagnostic.hpp"

namespace twotrack {

/// Reads an assessment.
///
/// @param text  UTF-8 JSON as assessments/assessment.schema.json describes it, at most 1 MiB.
/// @return      the assessment, or its faults in the order of the text; the list of faults is never empty.
/// Cost: O(bytes), plus tabulating the items (see ItemBank::make).
[[nodiscard]] std::expected<Assessment, std::vector<Diagnostic>> parse_assessment(std::string_view text);

}  // namespace twotrack
