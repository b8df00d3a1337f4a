#pragma once

#include <string>

#include "core/authoring/simulation.hpp"
#include "native/program/exit_code.hpp"

namespace twotrack::native {

enum class SimulationFormat {
    Table,  ///< for people
    Json,   ///< all figures, on one line
};

struct SimulateOptions {
    std::string assessment_path;
    SimulationOptions simulation;
    SimulationFormat format = SimulationFormat::Table;
};

/// `twotrack simulate`: simulates respondents of an assessment and writes their outcomes to standard output. Mistakes
/// in the file, or the lack of a decision, go to standard error. If standard error is a terminal, it shows the group in
/// progress.
[[nodiscard]] ExitCode run_simulate(const SimulateOptions& options);

}  // namespace twotrack::native
