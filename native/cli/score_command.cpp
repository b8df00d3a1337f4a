#include "native/cli/score_command.hpp"

#include <tbb/info.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "core/assessment/assessment.hpp"
#include "native/program/command_input.hpp"
#include "native/program/command_line.hpp"
#include "native/program/messages.hpp"
#include "native/program/standard_output.hpp"
#include "native/responses/response_source.hpp"
#include "native/tables/classical_columns.hpp"
#include "native/tables/sum_score_columns.hpp"

namespace twotrack::native {
namespace {

constexpr std::size_t most_threads = 256;

/// Writes a note that names the items missing from a CSV header.
void note_absent(const Assessment& assessment, const std::string& name, const std::vector<bool>& presented) {
    const auto n_absent = std::ranges::count(presented, false);
    if (n_absent == 0) return;
    write_standard_error(note_line(name, std::to_string(n_absent) + " of the assessment's " +
                                             std::to_string(assessment.items.size()) +
                                             " items are not in the header; they count as not asked."));
}

std::vector<std::unique_ptr<ScoreColumns>> more_columns(const Assessment& assessment,
                                                        const ScoreCommandOptions& options,
                                                        const std::vector<bool>& presented) {
    std::vector<std::unique_ptr<ScoreColumns>> columns;
    if (options.classical) columns.push_back(std::make_unique<ClassicalColumns>(assessment));
    if (options.sum_score) columns.push_back(std::make_unique<SumScoreColumns>(assessment, presented, options.grid));
    return columns;
}

void add_method_options(CLI::App& score, ScoreCommandOptions& options) {
    score
        .add_option("--prior-correlation", options.prior_correlation,
                    "Correlation of the decision's two traits among people, in place of the assessment's")
        ->check([](const std::string& text) {
            double number = 0;
            const bool fits = CLI::detail::lexical_cast(text, number) && number > -1 && number < 1;
            return fits ? "" : "\"" + text + "\" is no number between -1 and 1, without these";
        })
        ->option_text("R");
    score
        .add_option_function<std::string>(
            "--grid",
            [&](const std::string& grid) { options.grid = grid == "reference" ? Grid::Reference : Grid::Adaptive; },
            "adaptive (the default) sums a narrow posterior again on a finer grid,\n"
            "reference never does, as the reference figures are")
        ->check(CLI::IsMember({"reference", "adaptive"}))
        ->option_text("reference|adaptive");
}

}  // namespace

CLI::App* add_score_command(CLI::App& app, ScoreCommandOptions& options) {
    CLI::App* score = app.add_subcommand("score", "Score many people's answers and write a table");
    score->add_option("ASSESSMENT", options.assessment_path, "The assessment, a JSON file")->required();
    add_responses_options(*score, options.responses);
    add_method_options(*score, options);
    score->add_flag("--classical", options.classical,
                    "Add <scale>_mean of each scale: the mean of the answered items, categories counted from 1 and\n"
                    "reverse-keyed items turned; NA without an answer");
    score->add_flag("--sum-score", options.sum_score,
                    "Add <scale>_sum, <scale>_sum_theta and <scale>_sum_se of each scale: the sum of its answers,\n"
                    "categories counted from 0 and reverse-keyed items turned, and what the sum alone says of the\n"
                    "trait; NA for who did not answer every item of the scale that their form asks");
    score
        ->add_option("--threads", options.n_threads,
                     "How many threads score, 1 to 256; as many as the machine has by default.\n"
                     "The table does not depend on it")
        ->transform(between(1, static_cast<long long>(most_threads)))
        ->option_text("N");
    score->add_flag_callback(
        "--skip-bad", [&] { options.on_bad_row = OnBadRow::Skip; },
        "Report a row that is wrong, leave it out and go on; without it the first one ends the run");
    score->footer(
        "CSV has a header with the items' ids and, if you like, id; an answer is the category counted from 0 in the\n"
        "order shown, blank or NA is none:\n"
        "  id,t1,m3,t2\n"
        "  p7,4,0,NA\n"
        "JSON Lines has an object in each line: {\"id\": \"p7\", \"answers\": {\"t1\": 4, \"m3\": 0, \"t2\": null}}\n"
        "with \"form\": \"short\" where only the short form was asked, as a result in JSON has it.\n"
        "The table is CSV with lines that end in LF: id (the row's number where there is none), theta and standard\n"
        "error of each scale, p_lean, outcome, answered, quality. Rows keep their order. A row may have 1 MiB.\n"
        "\nExamples:\n"
        "  twotrack score assessments/career-track.json responses.csv > scores.csv\n"
        "  zcat responses.jsonl.gz | twotrack score assessments/career-track.json --skip-bad > scores.csv\n"
        "\nExit codes: 0 done (also when the table's reader has gone), 1 done, but --skip-bad left rows out,\n"
        "2 not done: the command line or a file is wrong, or the table could not be written.");
    return score;
}

ExitCode run_score(const ScoreCommandOptions& options) {
    const auto assessment = load_assessment(options.assessment_path);
    if (!assessment) return assessment.error();
    if (options.prior_correlation && assessment->decision && assessment->decision->model)
        return refuse(options.assessment_path,
                      "--prior-correlation cannot replace a constant of this assessment's model.");
    if (options.prior_correlation && !assessment->decision)
        return refuse(options.assessment_path,
                      "--prior-correlation is of the decision's two scales, and this assessment has no decision.");

    const std::string name = name_of_input(options.responses.path);
    auto source = open_responses(*assessment, options.responses.path, options.responses.format);
    if (!source) return refuse(name, source.error());
    note_absent(*assessment, name, source->presented);
    const ScoreTable table(
        *assessment,
        {.grid = options.grid, .prior_correlation = options.prior_correlation, .presented = source->presented},
        more_columns(*assessment, options, source->presented));
    return score_stream(
        std::move(*source), table,
        {.name = name,
         .n_threads = options.n_threads.value_or(static_cast<std::size_t>(tbb::info::default_concurrency())),
         .on_bad_row = options.on_bad_row});
}

}  // namespace twotrack::native
