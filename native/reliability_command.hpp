#pragma once

#include <CLI/CLI.hpp>

#include <string>

#include "native/exit_code.hpp"

namespace twotrack::native {

struct ReliabilityOptions {
    std::string assessment_path;
    std::string responses_path;   ///< "-" is standard input
    std::string format = "text";  ///< or "json"
};

/// Adds `twotrack reliability` to the command line; reading that fills `options`, which must live as long.
CLI::App* add_reliability_command(CLI::App& app, ReliabilityOptions& options);

/// `twotrack reliability`: how well each scale measures in a sample, to standard output. What is wrong with either file
/// goes to standard error, and nothing to standard output; a figure that a sample cannot give is no mistake.
[[nodiscard]] ExitCode run_reliability(const ReliabilityOptions& options);

}  // namespace twotrack::native
