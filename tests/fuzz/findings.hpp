#pragma once

#include <string_view>
#include <vector>

#include "core/base/diagnostic.hpp"

namespace twotrack::fuzz {

/// Checks that `findings` is not empty and in the order of the text. Each finding has a sentence in UTF-8 and a place.
void check_findings(std::string_view text, const std::vector<Diagnostic>& findings);

}  // namespace twotrack::fuzz
