#include "native/cli/simulate_command.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "core/assessment/assessment.hpp"
#include "native/program/command_input.hpp"
#include "native/program/command_line.hpp"
#include "native/program/messages.hpp"
#include "native/program/standard_output.hpp"

namespace twotrack::native {
namespace {

constexpr std::string_view clear_line = "\r\x1b[K";

std::vector<std::string> group_ids() {
    std::vector<std::string> ids;
    for (const SimulatedGroup& group : simulated_groups()) ids.emplace_back(group.id);
    return ids;
}

}  // namespace

CLI::App* add_simulate_command(CLI::App& app, SimulateOptions& options) {
    // As many people as one hour can simulate.
    constexpr long long most_people = 10'000'000, most_seed = std::numeric_limits<std::uint32_t>::max();
    SimulationOptions& simulation = options.simulation;
    CLI::App* command =
        app.add_subcommand("simulate",
                           "Simulate respondents and write what becomes of them: shares of the outcomes,\n"
                           "how often what is claimed is true, agreement on a retest, bias towards a side,\n"
                           "and how well each scale measures");
    command->add_option("ASSESSMENT", options.assessment_path, "The assessment, a JSON file")->required();
    command->add_option("--n,--people", simulation.n, "People in each group (10000)")
        ->transform(between(1, most_people))
        ->option_text("PEOPLE");
    command->add_option("--seed", simulation.seed, "The same seed gives the same figures everywhere (1)")
        ->transform(between(0, most_seed))
        ->option_text("NUMBER");
    const auto for_decision = [&](CLI::Option* option) {
        option->each(
            [&options, name = option->get_name()](const std::string&) { options.needs_decision.push_back(name); });
        return option;
    };
    for_decision(command->add_option("--group", options.groups,
                                     "Only this group, and not the scales; may be given several times:\n"
                                     "population, balanced, ... as the tables name them"))
        ->check(CLI::IsMember(group_ids()))
        ->option_text("ID");

    // How the truth departs from what scoring assumes.
    const auto condition = [&](const char* names, auto& value, long long least, long long most, const char* unit,
                               const char* description) {
        return command->add_option(names, value, description)->transform(between(least, most))->option_text(unit);
    };
    for_decision(condition("--correlation", simulation.correlation, -1, 1, "R",
                           "Of the two traits in the population, -1 to 1 (0). Scoring keeps its own"));
    condition("--discrimination", simulation.discrimination, 0, 10, "FACTOR",
              "True over scored discrimination of all statements and pairs, 0 to 10 (1)");
    for_decision(condition("--pair-discrimination", simulation.pair_discrimination, 0, 10, "FACTOR",
                           "The same of the pairs alone, 0 to 10 (as --discrimination)"));
    condition("--thresholds", simulation.threshold_factor, 0, 10, "FACTOR",
              "True over scored thresholds of the statements, 0 to 10 (1)");
    for_decision(condition("--technical-shift", simulation.technical_shift_logits, -6, 6, "LOGITS",
                           "By how much the technical scale's items are harder in truth than they\n"
                           "are scored, -6 to 6 (0)"));
    for_decision(condition("--shift,--people-shift", simulation.shift_logits, -6, 6, "LOGITS",
                           "The same of the people scale, -6 to 6 (0)"));
    for_decision(condition("--pair-shift", simulation.pair_shift_logits, -6, 6, "LOGITS",
                           "By how much all pairs are drawn to the technical statement, -6 to 6 (0)"));
    condition("--location-sd", simulation.scale_location_sd, 0, 2, "LOGITS",
              "Sd of each scale's true location, drawn for each person as if each had\n"
              "other items, 0 to 2 (0)");
    for_decision(condition("--pair-location-sd", simulation.pair_location_sd, 0, 2, "LOGITS",
                           "Sd of each pair's true location, drawn likewise, 0 to 2 (0)"));
    condition("--location-spread", simulation.location_spread, 0, 2, "LOGITS",
              "Sd of each item's true location around what is scored, drawn once for\n"
              "all people, 0 to 2 (0)");
    condition("--discrimination-spread", simulation.discrimination_spread, 0, 2, "SD",
              "Sd of the logarithm of true over scored discrimination, drawn once for\n"
              "all people, 0 to 2 (0)");
    condition("--acquiescence", simulation.acquiescence, 0, 2, "LOGITS",
              "Sd over people of the pull to agree, whatever a statement's key, 0 to 2 (0)");
    condition("--extreme", simulation.extreme, 0, 2, "SD",
              "Extreme responding: sd over people of the logarithm of a factor of all\n"
              "thresholds of the statements, 0 to 2 (0)");
    condition("--careless", simulation.careless, 0, 1, "SHARE", "Share of people who answer at random, 0 to 1 (0)");
    command
        ->add_option_function<std::string>(
            "--format",
            [&options](const std::string& format) {
                options.format = format == "json" ? SimulationFormat::Json : SimulationFormat::Table;
            },
            "table (the default) for people, json for programs")
        ->check(CLI::IsMember({"table", "json"}))
        ->option_text("table|json");
    command->footer(
        "Examples:\n  twotrack simulate assessments/career-track.json\n"
        "  twotrack simulate assessments/career-track.json --discrimination 0.5 --careless 0.05 --seed 7");
    return command;
}

ExitCode run_simulate(const SimulateOptions& options) {
    const std::string& path = options.assessment_path;
    const auto assessment = load_assessment(path);
    if (!assessment) return assessment.error();
    if (!assessment->decision && !options.needs_decision.empty())
        return refuse(path, "This assessment has no \"decision\", which " + options.needs_decision.front() +
                                " needs; leave the option out, or add a decision.");

    const bool shows_progress = standard_error_is_terminal();
    const auto progress = [&](const std::string& what) {
        if (shows_progress) write_standard_error(std::string(clear_line) + what);
    };
    const auto groups = simulated_groups();
    Simulation simulation{options.simulation, {}, {}};
    for (std::size_t group = 0; assessment->decision && group < groups.size(); ++group) {
        const std::string id(groups[group].id);
        if (!options.groups.empty() && std::ranges::find(options.groups, id) == options.groups.end()) continue;
        progress(std::to_string(group + 1) + " of " + std::to_string(groups.size()) + ": " + id);
        simulation.groups.push_back(simulate_group(*assessment, group, simulation.options));
    }
    if (options.groups.empty()) {
        progress("scales");
        simulation.scales = simulate_scales(*assessment, simulation.options);
    }
    progress("");

    if (options.format == SimulationFormat::Json)
        return write_standard_output(simulation_json(*assessment, simulation) + "\n");
    return write_standard_output(printable(simulation_text(*assessment, simulation)));
}

}  // namespace twotrack::native
