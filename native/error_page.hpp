#pragma once

#include <string_view>
#include <vector>

#include "core/diagnostic.hpp"
#include "core/page.hpp"
#include "native/assessment_file.hpp"

namespace twotrack::native {

/// The page that stands in for an assessment with mistakes: how many there are, and the first of them with their
/// places.
[[nodiscard]] Page error_page(std::string_view file, const std::vector<Diagnostic>& diagnostics);

/// The page that stands in for a file that could not be read; the sentence says why.
[[nodiscard]] Page error_page(std::string_view file, std::string_view sentence);

/// The page that stands in for this file.
[[nodiscard]] Page error_page(const FileFault& fault);

}  // namespace twotrack::native
