#include "core/scoring/result.hpp"

#include "core/assessment/answers.hpp"
#include "core/assessment/answers_json.hpp"
#include "core/base/csv_field.hpp"
#include "core/json/json_writer.hpp"

namespace twotrack {
namespace {

std::string_view certainty_id(Certainty certainty) { return certainty == Certainty::Clear ? "clear" : "lean"; }

/// Writes the member "scales" and, with a decision, the members of the lean and the outcome.
void write_scores(JsonWriter& writer, const Assessment& assessment, const Result& result) {
    writer.key("scales");
    writer.begin_array();
    for (std::size_t s = 0; s < assessment.scales.size(); ++s) {
        const ScaleScore& score = result.scales[s];
        writer.begin_object();
        writer.member("id", assessment.scales[s].id);
        writer.member("theta", score.estimate.theta);
        writer.member("standard_error", score.estimate.standard_error);
        writer.member("answered", score.estimate.n_answered);
        writer.member("presented", score.n_presented);
        writer.end_object();
    }
    writer.end_array();
    if (result.lean) {
        writer.key("lean");
        writer.begin_object();
        writer.member("estimate", result.lean->estimate);
        writer.member("standard_error", result.lean->standard_error);
        writer.end_object();
        writer.member("p_lean", result.lean->p_people);
        writer.member("outcome", outcome_id(result.outcome));
        writer.member("p_outcome", result.p_outcome);
        writer.member("certainty", certainty_id(result.certainty));
    }
}

}  // namespace

std::vector<std::string_view> flag_names(const AnswerQuality& quality) {
    std::vector<std::string_view> names;
    if (quality.same_answer_flag) names.emplace_back("longstring");
    if (quality.speed_flag) names.emplace_back("fast");
    if (quality.contradiction_flag) names.emplace_back("contradictory");
    return names;
}

std::string result_json(const Assessment& assessment, const Answers& answers, const Result& result,
                        std::span<const std::string> texts) {
    JsonWriter writer;
    writer.begin_object();
    write_assessment(writer, assessment);
    writer.member("form", form_id(result.form));
    write_scores(writer, assessment, result);
    writer.key("quality");
    writer.begin_array();
    for (const auto& flag : flag_names(result.quality)) writer.value(flag);
    writer.end_array();
    writer.key("answers");
    write_answers(writer, assessment, answers, texts);
    writer.end_object();
    return writer.take();
}

std::string scores_json(const Assessment& assessment, const Result& result) {
    JsonWriter writer;
    writer.begin_object();
    write_assessment(writer, assessment);
    write_scores(writer, assessment, result);
    writer.end_object();
    return writer.take();
}

std::string result_csv(const Assessment& assessment, const Answers& answers, const Result& result,
                       std::span<const std::string> texts) {
    std::string header = "assessment,version",
                row = csv_field(assessment.id) + "," + csv_text_field(assessment.version);
    const auto add = [&](std::string_view name, const std::string& content) {
        header += "," + csv_field(name);
        row += "," + content;
    };
    for (std::size_t s = 0; s < assessment.scales.size(); ++s) {
        const std::string& id = assessment.scales[s].id;
        const Estimate& estimate = result.scales[s].estimate;
        add(id + "_theta", number_text(estimate.theta));
        add(id + "_se", number_text(estimate.standard_error));
        add(id + "_answered", std::to_string(estimate.n_answered));
    }
    if (result.lean) {
        add("p_lean", number_text(result.lean->p_people));
        add("outcome", std::string(outcome_id(result.outcome)));
    }
    for (std::size_t i = 0; i < assessment.items.size(); ++i) {
        const ItemKind kind = assessment.items[i].kind;
        if (kind == ItemKind::Information) continue;
        std::string cell;
        if (kind == ItemKind::ShortText) cell = texts.empty() || !answers[i] ? "" : csv_text_field(texts[i]);
        else
            for (const int option : options_of(assessment, i, answers[i]))
                cell += (cell.empty() ? "" : " ") + std::to_string(option);
        add(assessment.items[i].id, cell);
    }
    return header + "\r\n" + row + "\r\n";
}

}  // namespace twotrack
