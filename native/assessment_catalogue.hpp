#pragma once

#include <string>
#include <string_view>

#include "core/assessment.hpp"

namespace twotrack::native {

/// An assessment's texts as a PO file.
///
/// @param assessment   what parse_assessment made of `text`, which was read from the file `path`.
/// @param translation  another of the same id as JSON, which gives the translations; empty: none.
/// @param language     of the translation; empty with none.
[[nodiscard]] std::string assessment_catalogue(const Assessment& assessment, std::string_view text,
                                               const std::string& path, std::string_view translation,
                                               std::string_view language);

}  // namespace twotrack::native
