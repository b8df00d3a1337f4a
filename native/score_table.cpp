#include "native/score_table.hpp"

#include <algorithm>
#include <utility>

#include "core/json_writer.hpp"
#include "core/outcome.hpp"
#include "native/answer_flags.hpp"

namespace twotrack::native {
namespace {

/// A field of a CSV record, in quotes where RFC 4180 asks for them, or where blanks at its ends would get lost.
std::string field(std::string_view text) {
    const bool blank_end =
        !text.empty() && (text.front() == ' ' || text.front() == '\t' || text.back() == ' ' || text.back() == '\t');
    if (!blank_end && text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

/// The numbers of a result with commas between them. Such a list is the inside of a JSON array.
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

ScoreTable::ScoreTable(const Assessment& assessment, ScoreOptions options)
    : assessment_(assessment), options_(std::move(options)) {}

std::string ScoreTable::header() const {
    std::string header = "id,";
    for (const Scale& scale : assessment_.scales)
        header += field(scale.id + "_theta") + "," + field(scale.id + "_se") + ",";
    if (assessment_.decision) header += "p_lean,outcome,";
    return header + "answered,quality\n";
}

std::string ScoreTable::row(std::string_view id, const Answers& answers) const {
    const Result result = score(assessment_, answers, options_);
    const auto n_answered = std::ranges::count_if(answers, [](const Response& answer) { return answer.has_value(); });
    std::string row = field(id) + "," + numbers(result) + ",";
    if (result.lean) row += std::string(outcome_id(result.outcome)) + ",";
    return row + std::to_string(n_answered) + "," + flags_of(assessment_, answers) + "\n";
}

}  // namespace twotrack::native
