#pragma once

#include <CLI/CLI.hpp>

#include <string>

#include "native/cli/responses_options.hpp"
#include "native/program/exit_code.hpp"

namespace twotrack::native {

struct QualityOptions {
    std::string assessment_path;
    ResponsesOptions responses;
    double least_correlation = 0.6;  ///< see psychometric_synonyms
    bool lz = false;                 ///< see person_fit_of
};

/// Adds `twotrack quality` to the command line. Parsing fills `options`, which must outlive the app.
CLI::App* add_quality_command(CLI::App& app, QualityOptions& options);

/// `twotrack quality`: writes indices of careless answering to standard output, one row per person. If either file has
/// mistakes, they go to standard error and nothing goes to standard output. A note on standard error says why an index
/// is missing for everyone.
[[nodiscard]] ExitCode run_quality(const QualityOptions& options);

}  // namespace twotrack::native
