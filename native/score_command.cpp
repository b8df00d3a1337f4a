#include "native/score_command.hpp"

#include <tbb/info.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <utility>

#include "core/assessment.hpp"
#include "native/command_input.hpp"
#include "native/csv_records.hpp"
#include "native/csv_rows.hpp"
#include "native/json_lines.hpp"
#include "native/json_rows.hpp"
#include "native/messages.hpp"
#include "native/standard_output.hpp"

namespace twotrack::native {
namespace {

constexpr std::size_t most_threads = 256;

ResponsesFormat format_of(const ScoreCommandOptions& options, const InputStream& input) {
    if (options.format) return *options.format;
    const std::string& path = options.responses_path;
    if (path.ends_with(".csv")) return ResponsesFormat::Csv;
    if (path.ends_with(".jsonl") || path.ends_with(".ndjson")) return ResponsesFormat::JsonLines;
    return input.first_visible() == '{' ? ResponsesFormat::JsonLines : ResponsesFormat::Csv;
}

/// One run of the command, once the assessment is read.
class Scoring {
public:
    Scoring(const Assessment& assessment, const ScoreCommandOptions& options)
        : assessment_(assessment),
          stream_{.name = name_of_input(options.responses_path),
                  .n_threads = options.n_threads.value_or(static_cast<std::size_t>(tbb::info::default_concurrency())),
                  .on_bad_row = options.on_bad_row},
          score_{.grid = options.grid, .prior_correlation = options.prior_correlation, .presented = {}} {}

    ExitCode score_json_lines(InputStream input) {
        RecordReader reader(std::move(input), std::make_unique<JsonLines>());
        return score_stream({}, 0, reader, JsonRows(assessment_), ScoreTable(assessment_, score_), stream_);
    }

    ExitCode score_csv(InputStream input) {
        RecordReader reader(std::move(input), std::make_unique<CsvRecords>());
        auto batch = reader.next(false);
        if (!batch) return refuse(stream_.name, "There is no row, not even a header that names the items.");
        const Record& header = (*batch)[0];
        if (header.state != RecordState::Whole) return refuse_header({{header.line, 0, header.sentence}});
        const auto rows = CsvRows::make(assessment_, *batch, header);
        if (!rows) return refuse_header(rows.error());

        score_.presented = rows->presented();
        const auto n_absent = std::ranges::count(score_.presented, false);
        if (n_absent > 0) {
            write_standard_error(note_line(stream_.name, std::to_string(n_absent) + " of the assessment's " +
                                                             std::to_string(assessment_.items.size()) +
                                                             " items are not in the header; they count as not asked."));
        }
        return score_stream(std::move(*batch), 1, reader, *rows, ScoreTable(assessment_, score_), stream_);
    }

private:
    [[nodiscard]] ExitCode refuse_header(const std::vector<RowFault>& faults) const {
        for (const RowFault& fault : faults) write_standard_error(fault_line(stream_.name, fault));
        return BadInput;
    }

    const Assessment& assessment_;
    ScoreStreamOptions stream_;
    ScoreOptions score_;
};

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
    score->add_option("RESPONSES", options.responses_path,
                      "The answers, a row for each person. - (the default) reads standard input");
    score
        ->add_option_function<std::string>(
            "--format",
            [&](const std::string& format) {
                options.format = format == "csv" ? ResponsesFormat::Csv : ResponsesFormat::JsonLines;
            },
            "Of the answers. The default is told by the file's ending (.csv, .jsonl, .ndjson),\n"
            "else by their first byte: { begins JSON Lines")
        ->check(CLI::IsMember({"csv", "jsonl"}))
        ->option_text("csv|jsonl");
    add_method_options(*score, options);
    score
        ->add_option("--threads", options.n_threads,
                     "How many threads score, 1 to 256; as many as the machine has by default.\n"
                     "The table does not depend on it")
        ->check(CLI::Range(std::size_t{1}, most_threads))
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
    if (options.prior_correlation && !assessment->decision)
        return refuse(options.assessment_path,
                      "--prior-correlation is of the decision's two scales, and this assessment has no decision.");

    auto input = InputStream::open(options.responses_path);
    if (!input) return refuse(name_of_input(options.responses_path), input.error());
    Scoring scoring(*assessment, options);
    if (format_of(options, *input) == ResponsesFormat::JsonLines) return scoring.score_json_lines(std::move(*input));
    return scoring.score_csv(std::move(*input));
}

}  // namespace twotrack::native
