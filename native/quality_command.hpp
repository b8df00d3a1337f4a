#pragma once

#include <CLI/CLI.hpp>

#include <string>

#include "native/exit_code.hpp"
#include "native/responses_options.hpp"

namespace twotrack::native {

struct QualityOptions {
    std::string assessment_path;
    ResponsesOptions responses;
    double least_correlation = 0.6;  ///< see psychometric_synonyms
};

/// Adds `twotrack quality` to the command line; reading that fills `options`, which must live as long.
CLI::App* add_quality_command(CLI::App& app, QualityOptions& options);

/// `twotrack quality`: indices of careless answering, a row for each person, to standard output. What is wrong with
/// either file goes to standard error, and nothing to standard output; why an index is nobody's is a note there.
[[nodiscard]] ExitCode run_quality(const QualityOptions& options);

}  // namespace twotrack::native
