#include "native/cli/quality_command.hpp"

#include <utility>

#include "core/assessment/assessment.hpp"
#include "core/scoring/sample_quality.hpp"
#include "native/program/command_input.hpp"
#include "native/program/command_line.hpp"
#include "native/program/messages.hpp"
#include "native/program/standard_output.hpp"
#include "native/responses/response_sample.hpp"
#include "native/tables/quality_table.hpp"

namespace twotrack::native {
namespace {

void note(const std::string& file, const Assessment& assessment, std::string_view column,
          const std::optional<SampleError>& error) {
    if (!error) return;
    const std::string item = names_item(error->kind) ? " (" + assessment.items[error->item].id + ")" : "";
    write_standard_error(note_line(file, "Nobody has " + std::string(column) + item + ": " + error->sentence));
}

/// Says which answers the indices come from that compare each person with the sample, if it has gaps.
void note_gaps(const std::string& file, const SampleQuality& quality) {
    const SampleSize& size = quality.size;
    if (!has_gaps(size) || (quality.no_mahalanobis && quality.no_synonyms)) return;
    const std::string indices = quality.no_mahalanobis ? "psychometric_synonyms compares"
                                : quality.no_synonyms  ? "mahalanobis_squared compares"
                                                       : "mahalanobis_squared and psychometric_synonyms compare";
    write_standard_error(note_line(file, indices + " with " + std::to_string(size.n_respondents) + " respondents, " +
                                             std::to_string(size.n_respondents - size.n_complete) +
                                             " of whom left out an item; " + std::to_string(size.fewest_of_a_pair) +
                                             " or more answered both of any two items."));
}

/// Whether the model says that the discriminations are not known. Without a model they count as known.
bool is_uncalibrated(const Assessment& assessment) {
    return assessment.decision && assessment.decision->model && assessment.decision->model->multiplier_log_sd > 0.0;
}

}  // namespace

CLI::App* add_quality_command(CLI::App& app, QualityOptions& options) {
    CLI::App* command = app.add_subcommand("quality", "Look for careless answers in a sample and write a table");
    command->add_option("ASSESSMENT", options.assessment_path, "The assessment, a JSON file")->required();
    add_responses_options(*command, options.responses);
    command
        ->add_option("--synonym-correlation", options.least_correlation,
                     "How closely two items must go together in the sample to count as synonyms, 0 to 1 (0.6)")
        ->transform(between(0, 1))
        ->option_text("R");
    command->add_flag("--lz", options.lz,
                      "Add lz, the standardised log likelihood of the answers: low if they do not follow the item\n"
                      "model. Only for calibrated items; with others it flags attentive people");
    command->footer(
        "Answers are read as twotrack score reads them, all of them into memory: some indices compare each person "
        "with\n"
        "the sample. The table is CSV with lines that end in LF, a row for each row, in their order; of the items "
        "that\n"
        "measure a scale:\n"
        "  id                     the row's number where there is none\n"
        "  longstring             longest run of equal answers, as shown\n"
        "  average_string         mean length of the runs\n"
        "  irv                    standard deviation of one's answers, as shown\n"
        "  even_odd               consistency between the halves of the scales: -1 consistent, 1 contrary;\n"
        "                         it takes three scales\n"
        "  mahalanobis_squared    distance from the sample's mean answers; a missing answer counts as the mean\n"
        "  psychometric_synonyms  consistency on pairs of items that the sample answers alike: lower is worse\n"
        "NA is an index that cannot be had; a note on standard error says why where it is nobody's.\n"
        "\nExamples:\n"
        "  twotrack quality assessments/career-track.json responses.csv > quality.csv\n"
        "  twotrack quality assessments/career-track.json - --synonym-correlation 0.5 < responses.jsonl\n"
        "\nExit codes: 0 done, 1 the table could not be written, 2 the command line or a file is wrong.");
    return command;
}

ExitCode run_quality(const QualityOptions& options) {
    const auto assessment = load_assessment(options.assessment_path);
    if (!assessment) return assessment.error();
    const std::string name = name_of_input(options.responses.path);
    auto source = open_responses(*assessment, options.responses.path, options.responses.format);
    if (!source) return refuse(name, source.error());
    const auto sample = read_sample(*assessment, std::move(*source));
    if (!sample) return refuse(name, sample.error());

    SampleQuality quality = sample_quality(*assessment, sample->answers, sample->presented, options.least_correlation);
    note(name, *assessment, "even_odd", quality.no_even_odd);
    note(name, *assessment, "mahalanobis_squared", quality.no_mahalanobis);
    note(name, *assessment, "psychometric_synonyms", quality.no_synonyms);
    note_gaps(name, quality);
    if (options.lz && is_uncalibrated(*assessment)) {
        write_standard_error(note_line(name,
                                       "Nobody has lz: It needs calibrated items, and the assessment's \"model\" "
                                       "says that these are not."));
    } else if (options.lz) {
        for (std::size_t r = 0; r < quality.respondents.size(); ++r)
            quality.respondents[r].lz = person_fit_of(*assessment, sample->answers[r]);
    }
    return write_standard_output(quality_table(sample->ids, quality, options.lz));
}

}  // namespace twotrack::native
