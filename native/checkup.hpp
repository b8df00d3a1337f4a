#pragma once

#include <string>
#include <vector>

#include "core/diagnostic.hpp"
#include "native/file_watch.hpp"
#include "native/messages.hpp"

namespace twotrack::native {

/// A file of an assessment, by its path, and what it says.
struct CheckedText {
    std::string path;
    FileWatch::Content content;
};

/// Something wrong or doubtful in one of the files.
struct Finding {
    std::string path;
    Severity severity = Severity::Error;
    Diagnostic diagnostic;
    std::string page;  ///< the page that it is about, see page_id; empty for none
};

/// All that `twotrack check` finds in an original and its translations, in their order: errors, or else warnings and,
/// of a translation, what sets it apart from the original.
///
/// @param texts  the original first. Of one that cannot be read nothing is found.
/// Cost: that of lint, for each text.
[[nodiscard]] std::vector<Finding> findings_of(const std::vector<CheckedText>& texts);

}  // namespace twotrack::native
