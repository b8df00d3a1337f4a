#pragma once

#include <string>

#include "native/exit_code.hpp"

namespace twotrack::native {

enum class ReportFormat {
    Text,  ///< the report as a person reads it, wrapped to the terminal
    Json,  ///< the result with all figures and the answers, one line
};

struct ReportOptions {
    std::string assessment_path;
    std::string answers_path;  ///< "-" is standard input
    ReportFormat format = ReportFormat::Text;
};

/// `twotrack report`: scores one person's answers and writes the report to standard output. What is wrong with either
/// file goes to standard error, all of it, and nothing to standard output.
[[nodiscard]] ExitCode run_report(const ReportOptions& options);

}  // namespace twotrack::native
