#pragma once

#include <expected>
#include <string>
#include <vector>

#include "core/assessment.hpp"
#include "core/diagnostic.hpp"
#include "native/file_watch.hpp"

namespace twotrack::native {

/// An assessment and what it was read from.
struct AssessmentFile {
    std::string path;
    std::string text;
    Assessment assessment;
};

/// Why a file is no assessment.
struct FileFault {
    std::string path;
    std::string unreadable;               ///< the system's words where the file could not be read
    std::vector<Diagnostic> diagnostics;  ///< else all that is wrong, never empty
};

/// What a file says (see FileWatch) as an assessment.
/// Errors: the file could not be read, or parse_assessment's.
[[nodiscard]] std::expected<AssessmentFile, FileFault> assessment_in(const std::string& path,
                                                                     const FileWatch::Content& content);

/// A line for each thing that is wrong, as standard error has it: see diagnostic_line and error_line.
[[nodiscard]] std::string fault_lines(const FileFault& fault);

}  // namespace twotrack::native
