#include "native/tables/score_table.hpp"

#include <algorithm>
#include <utility>

#include "core/assessment/answers.hpp"
#include "core/assessment/outcome.hpp"
#include "core/base/csv_field.hpp"
#include "core/json/json_writer.hpp"
#include "core/scoring/result.hpp"
#include "native/tables/answer_flags.hpp"

namespace twotrack::native {
namespace {

/// The numbers of a result, separated by commas. They are written as one JSON array without its brackets, because one
/// writer for all numbers is faster than one writer for each.
std::string numbers(const Result& result) {
    JsonWriter writer;
    writer.begin_array();
    for (const ScaleScore& scale : result.scales) {
        writer.value(scale.estimate.theta);
        writer.value(scale.estimate.standard_error);
    }
    if (result.lean) writer.value(result.lean->p_people);
    writer.end_array();
    const std::string array = writer.take();
    return array.substr(1, array.size() - 2);
}

}  // namespace

ScoreTable::ScoreTable(const Assessment& assessment, ScoreOptions options,
                       std::vector<std::unique_ptr<ScoreColumns>> more)
    : assessment_(assessment), options_(std::move(options)), more_(std::move(more)) {}

std::string ScoreTable::header() const {
    std::string header = "id,";
    for (const Scale& scale : assessment_.scales)
        header += csv_field(scale.id + "_theta") + "," + csv_field(scale.id + "_se") + ",";
    if (assessment_.decision) header += "p_lean,outcome,";
    if (assessment_.joint_scorer) header += "certainty,";
    header += "answered,quality";
    for (const auto& columns : more_) header += columns->header();
    return header + "\n";
}

std::string ScoreTable::row(std::string_view id, const ResponseRow& row) const {
    if (row.form == Form::Full && !assessment_.is_branching) return row_of(id, row, options_);
    ScoreOptions options = options_;
    options.presented = assessment_.presented(row.form, row.answers);
    ResponseRow presented = row;
    presented.answers = presented_answers(options.presented, row.answers);
    for (std::size_t i = 0; i < options_.presented.size(); ++i)
        if (!options_.presented[i]) options.presented[i] = false;
    return row_of(id, presented, options);
}

std::string ScoreTable::row_of(std::string_view id, const ResponseRow& row, const ScoreOptions& options) const {
    const Answers& answers = row.answers;
    Result result = score(assessment_, answers, options);
    take_quality(assessment_, twotrack::quality_of(assessment_, answers), result);
    const auto n_answered = std::ranges::count_if(answers, [](const Response& answer) { return answer.has_value(); });
    std::string text = csv_field(id) + "," + numbers(result) + ",";
    if (result.lean) text += std::string(outcome_id(result.outcome)) + ",";
    if (result.joint) text += std::string(certainty_id(result)) + ",";
    text += std::to_string(n_answered) + "," + flags_of(result.quality);
    for (const auto& columns : more_) text += columns->row(row);
    return text + "\n";
}

}  // namespace twotrack::native
