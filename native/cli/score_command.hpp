#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "core/irt/eap.hpp"
#include "native/cli/responses_options.hpp"
#include "native/program/exit_code.hpp"
#include "native/tables/score_stream.hpp"

namespace CLI {
class App;
}

namespace twotrack::native {

struct ScoreCommandOptions {
    std::string assessment_path;
    ResponsesOptions responses;
    std::optional<double> prior_correlation;  ///< in (−1, 1); nullopt: the assessment's own
    Grid grid = Grid::Adaptive;
    std::optional<std::size_t> n_threads;  ///< nullopt: as many as the machine has
    OnBadRow on_bad_row = OnBadRow::Stop;
    bool classical = false;  ///< see ClassicalColumns
    bool sum_score = false;  ///< see SumScoreColumns
};

/// Adds `score` to the command line. Parsing fills `options`, which must outlive the app.
CLI::App* add_score_command(CLI::App& app, ScoreCommandOptions& options);

/// `twotrack score`: scores many people's answers and writes a table to standard output; see score_stream.
[[nodiscard]] ExitCode run_score(const ScoreCommandOptions& options);

}  // namespace twotrack::native
