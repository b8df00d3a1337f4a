#include <CLI/CLI.hpp>

#include <exception>
#include <string>

#include "native/check_command.hpp"
#include "native/command_line.hpp"
#include "native/messages.hpp"
#include "native/report_command.hpp"
#include "native/standard_output.hpp"

namespace {

using namespace twotrack::native;

CLI::App* add_check(CLI::App& app, CheckOptions& options) {
    CLI::App* check = app.add_subcommand("check", "Find what is wrong or doubtful in assessments");
    check->add_option("FILE", options.paths, "Assessments, JSON files")->required();
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
    check->add_flag("--witnesses", options.witnesses,
                    "For each outcome, write answers that reach it;\njson always has them");
    check->footer(
        "Example:\n  twotrack check assessments/career-track.json\n"
        "\nExit codes: 0 clean, 1 there are errors or warnings, 2 a file cannot be read.");
    return check;
}

ExitCode run(int argc, char** argv) {
    CLI::App app("Scores a Twotrack assessment from the command line.", "twotrack");
    app.set_version_flag("--version", "twotrack " TWOTRACK_VERSION);
    app.require_subcommand(1);
    app.footer(
        "Examples:\n  twotrack report assessments/career-track.json answers.json\n"
        "  twotrack check assessments/career-track.json\n"
        "\nExit codes: 0 done, 1 the output could not be written or check has findings,\n"
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

    CheckOptions check_options;
    const CLI::App* check = add_check(app, check_options);

    if (const auto exit_code = read_command_line(app, argc, argv)) return *exit_code;
    if (check->parsed()) return run_check(check_options);
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
