#include <CLI/CLI.hpp>

#include <cstdint>
#include <string>
#include <string_view>

#include "native/cli/check_command.hpp"
#include "native/cli/quality_command.hpp"
#include "native/cli/reliability_command.hpp"
#include "native/cli/report_command.hpp"
#include "native/cli/score_command.hpp"
#include "native/cli/sibling_program.hpp"
#include "native/cli/simulate_command.hpp"
#include "native/program/command_line.hpp"
#include "native/program/messages.hpp"
#include "native/program/standard_output.hpp"

namespace {

using namespace twotrack::native;

CLI::App* add_check(CLI::App& app, CheckOptions& options) {
    CLI::App* check = app.add_subcommand("check", "Find what is wrong or doubtful in assessments");
    check
        ->add_option("FILE", options.paths,
                     "Assessments, JSON files; one with the id of an earlier one, in another\nlanguage, is checked as "
                     "its translation")
        ->required();
    check
        ->add_option_function<std::string>(
            "--format",
            [&options](const std::string& format) {
                options.format = format == "json"     ? CheckFormat::Json
                                 : format == "github" ? CheckFormat::GitHub
                                                      : CheckFormat::Text;
            },
            "text (the default) for people and editors, json for programs,\n"
            "github for the annotations of GitHub Actions")
        ->check(CLI::IsMember({"text", "json", "github"}))
        ->option_text("text|json|github");
    check->add_flag("--witnesses", options.example_answers,
                    "For each outcome, write answers that reach it;\njson always has them");
    check->footer(
        "Example:\n  twotrack check assessments/career-track.json\n"
        "\nExit codes: 0 clean, 1 there are errors or warnings, 2 a file cannot be read.");
    return check;
}

constexpr std::string_view translate = "translate";

/// Becomes `twotrack translate`, which is a separate program because its library is under the GPL. Returns if that
/// program cannot be run.
ExitCode become_translate(char** argv) {
    const NotRun failure = become_sibling("twotrack-translate", argv + 1);
    write_standard_error(
        error_line("twotrack", "translate is the program twotrack-translate, which cannot be run: " + failure.path +
                                   ": " + failure.reason +
                                   ". Build it beside twotrack: -DTWOTRACK_BUILD_TRANSLATE=ON, libgettextpo-dev."));
    return Failed;
}

ExitCode run(int argc, char** argv) {
    CLI::App app("Scores Twotrack assessments from the command line.", "twotrack");
    app.set_version_flag("--version", "twotrack " TWOTRACK_VERSION);
    app.require_subcommand(1);
    app.footer(
        "Example:\n  twotrack report assessments/career-track.json answers.json\n"
        "  twotrack check assessments/career-track.json\n"
        "\nExit codes: 0 done, 1 the output could not be written or there are findings,\n"
        "2 the command line or a file is wrong.");

    ReportOptions options;
    CLI::App* report = app.add_subcommand("report", "Score one person's answers and write the report");
    report->add_option("ASSESSMENT", options.assessment_path, "The assessment, a JSON file")->required();
    report
        ->add_option("ANSWERS", options.answers_path,
                     "The answers, a JSON file such as {\"answers\": {\"t1\": 4, \"m3\": null}};\n"
                     "a result in JSON will do. - reads standard input")
        ->required();
    std::string format = "text";
    report->add_option("--format", format, "text (the default) for people, json for programs")
        ->check(CLI::IsMember({"text", "json"}))
        ->option_text("text|json");
    report->footer(
        "Examples:\n  twotrack report assessments/career-track.json answers.json\n"
        "  twotrack report assessments/career-track.json - --format json < answers.json");

    QualityOptions quality_options;
    const CLI::App* quality = add_quality_command(app, quality_options);
    ReliabilityOptions reliability_options;
    const CLI::App* reliability = add_reliability_command(app, reliability_options);
    ScoreCommandOptions score_options;
    const CLI::App* score = add_score_command(app, score_options);
    SimulateOptions simulate_options;
    const CLI::App* simulate = add_simulate_command(app, simulate_options);
    CheckOptions check_options;
    const CLI::App* check = add_check(app, check_options);
    app.add_subcommand(std::string(translate), "Translate an assessment in PO files, as gettext has them");

    if (const auto exit_code = read_command_line(app, argc, argv)) return *exit_code;
    if (quality->parsed()) return run_quality(quality_options);
    if (reliability->parsed()) return run_reliability(reliability_options);
    if (score->parsed()) return run_score(score_options);
    if (simulate->parsed()) return run_simulate(simulate_options);
    if (check->parsed()) return run_check(check_options);
    options.format = format == "json" ? ReportFormat::Json : ReportFormat::Text;
    return run_report(options);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc > 1 && argv[1] == translate) return become_translate(argv);
    return run_program("twotrack", run, argc, argv);
}
