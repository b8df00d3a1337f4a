#pragma once

#include <string>
#include <string_view>

#include "core/assessment/assessment.hpp"

namespace twotrack::native {

/// Writes an assessment's texts as a PO file.
///
/// @param assessment   the result of parse_assessment for `text`, which was read from the file `path`.
/// @param translation  the JSON of an assessment with the same id, which supplies the translations; may be empty.
/// @param language     the language of `translation`; empty if there is no translation.
[[nodiscard]] std::string assessment_catalogue(const Assessment& assessment, std::string_view text,
                                               const std::string& path, std::string_view translation,
                                               std::string_view language);

}  // namespace twotrack::native
