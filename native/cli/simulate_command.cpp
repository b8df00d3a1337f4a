#include "native/cli/simulate_command.hpp"

#include <string>
#include <string_view>

#include "core/assessment/assessment.hpp"
#include "native/program/command_input.hpp"
#include "native/program/messages.hpp"
#include "native/program/standard_output.hpp"

namespace twotrack::native {
namespace {

constexpr std::string_view clear_line = "\r\x1b[K";

}  // namespace

ExitCode run_simulate(const SimulateOptions& options) {
    const std::string& path = options.assessment_path;
    const auto assessment = load_assessment(path);
    if (!assessment) return assessment.error();
    if (!assessment->decision)
        return refuse(path,
                      "This assessment has no \"decision\", so it calls no outcome that could be simulated; add one.");

    const bool shows_progress = standard_error_is_terminal();
    const auto groups = simulated_groups();
    Simulation simulation{options.simulation, {}};
    for (std::size_t group = 0; group < groups.size(); ++group) {
        if (shows_progress) {
            write_standard_error(std::string(clear_line) + std::to_string(group + 1) + " of " +
                                 std::to_string(groups.size()) + ": " + std::string(groups[group].id));
        }
        simulation.groups.push_back(simulate_group(*assessment, group, simulation.options));
    }
    if (shows_progress) write_standard_error(clear_line);

    if (options.format == SimulationFormat::Json)
        return write_standard_output(simulation_json(*assessment, simulation) + "\n");
    return write_standard_output(printable(simulation_text(*assessment, simulation)));
}

}  // namespace twotrack::native
