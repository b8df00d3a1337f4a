#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "core/eap.hpp"
#include "native/exit_code.hpp"
#include "native/response_source.hpp"
#include "native/score_stream.hpp"

namespace CLI {
class App;
}

namespace twotrack::native {

struct ScoreCommandOptions {
    std::string assessment_path;
    std::string responses_path = "-";         ///< "-" is standard input
    std::optional<ResponsesFormat> format;    ///< none: told from the name's ending, or from the first byte
    std::optional<double> prior_correlation;  ///< in (−1, 1); none: the assessment's
    Grid grid = Grid::Adaptive;
    std::optional<std::size_t> n_threads;  ///< none: as many as the machine has
    OnBadRow on_bad_row = OnBadRow::Stop;
};

/// Adds `score` to the command line. `options` is filled in when that is read, and outlives the app.
CLI::App* add_score_command(CLI::App& app, ScoreCommandOptions& options);

/// `twotrack score`: scores many people's answers and writes a table to standard output; see score_stream.
[[nodiscard]] ExitCode run_score(const ScoreCommandOptions& options);

}  // namespace twotrack::native
