#pragma once

#include <CLI/CLI.hpp>

#include <string>

#include "native/program/exit_code.hpp"

namespace twotrack::native {

struct ReliabilityOptions {
    std::string assessment_path;
    std::string responses_path;   ///< "-" is standard input
    std::string format = "text";  ///< or "json"
};

/// Adds `twotrack reliability` to the command line. Parsing fills `options`, which must outlive the app.
CLI::App* add_reliability_command(CLI::App& app, ReliabilityOptions& options);

/// `twotrack reliability`: writes how well each scale measures in a sample to standard output. If either file has
/// mistakes, they go to standard error and nothing goes to standard output. A figure that the sample cannot give is not
/// a mistake.
[[nodiscard]] ExitCode run_reliability(const ReliabilityOptions& options);

}  // namespace twotrack::native
