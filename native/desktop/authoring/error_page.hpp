#pragma once

#include <string_view>
#include <vector>

#include "core/base/diagnostic.hpp"
#include "core/page/page.hpp"
#include "native/desktop/authoring/assessment_file.hpp"

namespace twotrack::native {

/// The page that replaces an assessment with mistakes: the number of mistakes, and the first few with their places.
[[nodiscard]] Page error_page(std::string_view file, const std::vector<Diagnostic>& diagnostics);

/// The page that replaces a file that could not be read; `sentence` is the reason.
[[nodiscard]] Page error_page(std::string_view file, std::string_view sentence);

/// The page that replaces a faulty file.
[[nodiscard]] Page error_page(const FileFault& fault);

}  // namespace twotrack::native
