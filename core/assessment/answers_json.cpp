#include "core/assessment/answers_json.hpp"

#include "core/assessment/answers.hpp"

namespace twotrack {

void write_assessment(JsonWriter& writer, const Assessment& assessment) {
    writer.member("format_version", 1);
    writer.key("assessment");
    writer.begin_object();
    writer.member("id", assessment.id);
    writer.member("version", assessment.version);
    writer.end_object();
}

void write_answer(JsonWriter& writer, const Assessment& assessment, std::size_t item, Response response,
                  std::string_view text) {
    const ItemKind kind = assessment.items[item].kind;
    if (!response) return writer.null();
    if (kind == ItemKind::ShortText) return writer.value(text);
    if (selection_of(kind) == Selection::One) return writer.value(*response);
    writer.begin_array();
    for (const int option : options_of(assessment, item, response)) writer.value(option);
    writer.end_array();
}

void write_answers(JsonWriter& writer, const Assessment& assessment, const Answers& answers,
                   std::span<const std::string> texts) {
    writer.begin_object();
    for (std::size_t i = 0; i < assessment.items.size(); ++i) {
        const ItemKind kind = assessment.items[i].kind;
        if (kind == ItemKind::Information) continue;
        writer.key(assessment.items[i].id);
        if (kind == ItemKind::ShortText && texts.empty()) writer.null();
        else write_answer(writer, assessment, i, answers[i], texts.empty() ? std::string_view() : texts[i]);
    }
    writer.end_object();
}

void write_response_times(JsonWriter& writer, const Assessment& assessment, const Answers& answers,
                          std::span<const std::uint32_t> times_ms) {
    writer.key("response_times_ms");
    writer.begin_object();
    for (std::size_t i = 0; i < assessment.items.size(); ++i)
        if (answers[i] && times_ms[i] > 0) writer.member(assessment.items[i].id, times_ms[i]);
    writer.end_object();
}

}  // namespace twotrack
