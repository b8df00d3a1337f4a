#pragma once

#include <string_view>
#include <vector>

#include "core/diagnostic.hpp"

namespace twotrack::fuzz {

/// Findings in a text say what is wrong, in UTF-8, at places that the text has, in their order; there is one at least.
void check_findings(std::string_view text, const std::vector<Diagnostic>& findings);

}  // namespace twotrack::fuzz
