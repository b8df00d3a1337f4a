#pragma once

#include <string>
#include <vector>

#include "core/authoring/simulation.hpp"
#include "native/program/exit_code.hpp"

namespace CLI {
class App;
}

namespace twotrack::native {

enum class SimulationFormat {
    Table,  ///< for people
    Json,   ///< all figures, on one line
};

struct SimulateOptions {
    std::string assessment_path;
    SimulationOptions simulation;
    std::vector<std::string> groups;          ///< ids of simulated_groups(); empty: all of them, and the scales
    std::vector<std::string> needs_decision;  ///< options that were given and mean nothing without a decision
    SimulationFormat format = SimulationFormat::Table;
};

/// Adds `simulate` to the command line. Parsing fills `options`, which must outlive the app.
CLI::App* add_simulate_command(CLI::App& app, SimulateOptions& options);

/// `twotrack simulate`: simulates respondents of an assessment and writes what becomes of them to standard output:
/// of the groups if the assessment has a decision, and of its scales. Standard error gets the mistakes in the file, and
/// the options that need a decision if the assessment has none. On a terminal it also shows the group in progress.
[[nodiscard]] ExitCode run_simulate(const SimulateOptions& options);

}  // namespace twotrack::native
