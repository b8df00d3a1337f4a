#pragma once

#include <expected>
#include <string>
#include <vector>

#include "core/assessment/assessment.hpp"
#include "core/base/diagnostic.hpp"
#include "native/desktop/authoring/file_watch.hpp"

namespace twotrack::native {

/// An assessment, with the path and the text that it was read from.
struct AssessmentFile {
    std::string path;
    std::string text;
    Assessment assessment;
};

/// Why a file cannot be used as an assessment.
struct FileFault {
    std::string path;
    std::string unreadable;               ///< the system's message if the file could not be read
    std::vector<Diagnostic> diagnostics;  ///< otherwise everything that is wrong, never empty
    std::string on_view = {};  ///< the other file that stays on view; empty if that is this file's last good version
};

/// Parses a file's content (see FileWatch) as an assessment.
/// Errors: the file could not be read, or the errors of parse_assessment.
[[nodiscard]] std::expected<AssessmentFile, FileFault> assessment_in(const std::string& path,
                                                                     const FileWatch::Content& content);

/// One line per mistake, as written to standard error: see diagnostic_line and error_line.
[[nodiscard]] std::string fault_lines(const FileFault& fault);

}  // namespace twotrack::native
