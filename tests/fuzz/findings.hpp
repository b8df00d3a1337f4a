#pragma once

#include <string_view>
#include <vector>

#include "core/base/diagnostic.hpp"

namespace twotrack::fuzz {

/// Checks that there is at least one finding, and that each has a sentence in UTF-8 and a place in the text, in order.
void check_findings(std::string_view text, const std::vector<Diagnostic>& findings);

}  // namespace twotrack::fuzz
