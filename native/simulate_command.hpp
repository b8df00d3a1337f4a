#pragma once

#include <string>

#include "core/simulation.hpp"
#include "native/exit_code.hpp"

namespace twotrack::native {

enum class SimulationFormat {
    Table,  ///< for people
    Json,   ///< all figures, one line
};

struct SimulateOptions {
    std::string assessment_path;
    SimulationOptions simulation;
    SimulationFormat format = SimulationFormat::Table;
};

/// `twotrack simulate`: simulates respondents of an assessment and writes what became of them to standard output. What
/// is wrong with the file, and that it has no decision, goes to standard error. Where standard error is a terminal the
/// group at work is shown on it meanwhile.
[[nodiscard]] ExitCode run_simulate(const SimulateOptions& options);

}  // namespace twotrack::native
