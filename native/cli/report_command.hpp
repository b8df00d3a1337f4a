#pragma once

#include <string>

#include "native/program/exit_code.hpp"

namespace twotrack::native {

enum class ReportFormat {
    Text,  ///< the report for a person, wrapped to the terminal's width
    Json,  ///< the result with all figures and the answers, on one line
};

struct ReportOptions {
    std::string assessment_path;
    std::string answers_path;  ///< "-" is standard input
    ReportFormat format = ReportFormat::Text;
};

/// `twotrack report`: scores one person's answers and writes the report to standard output. If either file has
/// mistakes, all of them go to standard error and nothing goes to standard output.
[[nodiscard]] ExitCode run_report(const ReportOptions& options);

}  // namespace twotrack::native
