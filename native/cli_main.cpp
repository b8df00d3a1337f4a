#include <CLI/CLI.hpp>

#include <exception>
#include <string>

#include "native/command_line.hpp"
#include "native/messages.hpp"
#include "native/reliability_command.hpp"
#include "native/report_command.hpp"
#include "native/score_command.hpp"
#include "native/standard_output.hpp"

namespace {

using namespace twotrack::native;

ExitCode run(int argc, char** argv) {
    CLI::App app("Scores Twotrack assessments from the command line.", "twotrack");
    app.set_version_flag("--version", "twotrack " TWOTRACK_VERSION);
    app.require_subcommand(1);
    app.footer(
        "Example:\n  twotrack report assessments/career-track.json answers.json\n"
        "\nExit codes: 0 done, 1 the output could not be written, 2 the command line or a file is wrong.");

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

    ReliabilityOptions reliability_options;
    const CLI::App* reliability = add_reliability_command(app, reliability_options);
    ScoreCommandOptions score_options;
    const CLI::App* score = add_score_command(app, score_options);

    if (const auto exit_code = read_command_line(app, argc, argv)) return *exit_code;
    if (reliability->parsed()) return run_reliability(reliability_options);
    if (score->parsed()) return run_score(score_options);
    options.format = format == "json" ? ReportFormat::Json : ReportFormat::Text;
    return run_report(options);
}

}  // namespace

int main(int argc, char** argv) {
    outlive_closed_pipes();
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        write_standard_error(error_line("twotrack", error.what()));
        return Failed;
    }
}
