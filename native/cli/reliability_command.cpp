#include "native/cli/reliability_command.hpp"

#include <utility>
#include <vector>

#include "core/assessment/assessment.hpp"
#include "core/scoring/score.hpp"
#include "native/program/command_input.hpp"
#include "native/program/messages.hpp"
#include "native/program/standard_output.hpp"
#include "native/responses/response_sample.hpp"
#include "native/tables/reliability_table.hpp"

namespace twotrack::native {
namespace {

/// Analyses only the items that the sample has: the quick form leaves some out.
ScaleReliability reliability_of_scale(const Assessment& assessment, std::size_t scale, const ResponseSample& sample) {
    std::vector<std::size_t> places, items;
    for (std::size_t place = 0; place < assessment.scales[scale].items.size(); ++place) {
        const std::size_t item = assessment.scales[scale].items[place];
        if (!sample.presented[item]) continue;
        places.push_back(place);
        items.push_back(item);
    }
    ResponseMatrix responses(items.size());
    std::vector<Response> row(items.size());
    for (const Answers& answers : sample.answers) {
        const std::vector<Response> keyed = reverse_keyed_responses(assessment, scale, answers);
        for (std::size_t i = 0; i < places.size(); ++i) row[i] = keyed[places[i]];
        responses.add(row);
    }
    return {scale, std::move(items), reliability_of(responses)};
}

}  // namespace

CLI::App* add_reliability_command(CLI::App& app, ReliabilityOptions& options) {
    CLI::App* command = app.add_subcommand("reliability", "Say how well each scale measures in a sample");
    command->add_option("ASSESSMENT", options.assessment_path, "The assessment, a JSON file")->required();
    command
        ->add_option("RESPONSES", options.responses_path,
                     "The answers, a row for each person: CSV or JSON Lines, as twotrack score reads them.\n"
                     "- reads standard input")
        ->required();
    command->add_option("--format", options.format, "text (the default) for people, json for programs")
        ->check(CLI::IsMember({"text", "json"}))
        ->option_text("text|json");
    command->footer(
        "All answers count. Where some are missing, each covariance of two items comes from the respondents who\n"
        "answered both, and a sum is the number of items times the mean of one's answers.\n\n"
        "Example:\n  twotrack reliability assessments/career-track.json answers.csv");
    return command;
}

ExitCode run_reliability(const ReliabilityOptions& options) {
    const auto assessment = load_assessment(options.assessment_path);
    if (!assessment) return assessment.error();

    const std::string name = name_of_input(options.responses_path);
    auto source = open_responses(*assessment, options.responses_path);
    if (!source) return refuse(name, source.error());
    const auto sample = read_sample(*assessment, std::move(*source));
    if (!sample) return refuse(name, sample.error());

    std::vector<ScaleReliability> scales;
    scales.reserve(assessment->scales.size());
    for (std::size_t scale = 0; scale < assessment->scales.size(); ++scale)
        scales.push_back(reliability_of_scale(*assessment, scale, *sample));
    return write_standard_output(options.format == "json"
                                     ? reliability_json(*assessment, sample->answers.size(), scales) + "\n"
                                     : printable(reliability_text(*assessment, scales)));
}

}  // namespace twotrack::native
