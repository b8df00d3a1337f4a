#include <algorithm>
#include <cmath>

#include "core/assessment/answers.hpp"
#include "core/assessment/answers_json.hpp"
#include "core/base/blank.hpp"
#include "core/base/utf8.hpp"
#include "core/json/json.hpp"
#include "core/json/json_reader.hpp"
#include "core/json/json_writer.hpp"
#include "core/session/session.hpp"

namespace twotrack {
namespace {

/// The value of a JSON number that is a whole number, at least 0; −1 for anything else.
int index_in(const json::Value& value) {
    const bool is_index = value.kind == json::Kind::Number && value.number == std::floor(value.number) &&
                          value.number >= 0 && value.number < 1'000;
    return is_index ? static_cast<int>(value.number) : -1;
}

/// The whole part of a JSON number from 1 to less than the limit; 0 for anything else.
std::int64_t positive_in(const json::Value* value, double limit) {
    const bool is_positive = value && value->number >= 1 && value->number < limit;
    return is_positive ? static_cast<std::int64_t>(value->number) : 0;
}

constexpr double past_uint32 = 4294967296.0;
constexpr double year_10000 = 253402300800000.0;  // ms since 1970 began

/// Reads a JSON value as an answer to the item; nullopt when the value does not fit the item. Stores a text in `texts`.
Response answer_in(const json::Value& value, const Assessment& assessment, std::size_t item, Texts& texts) {
    const ItemKind kind = assessment.items[item].kind;
    if (kind == ItemKind::ShortText) {
        if (is_blank(value.string) || n_characters(value.string) > max_text_characters) return std::nullopt;
        texts[item] = value.string;
        return 0;
    }
    std::vector<int> options;
    if (selection_of(kind) == Selection::One) options.push_back(index_in(value));
    else
        for (const json::Value& element : value.elements) options.push_back(index_in(element));
    return response_of(assessment, item, options);
}

/// Describes how to write an answer to the item.
std::string form_of_answer(const Assessment& assessment, std::size_t item) {
    const ItemKind kind = assessment.items[item].kind;
    if (kind == ItemKind::ShortText) return "a text of at most " + std::to_string(max_text_characters) + " characters";
    if (kind == ItemKind::Information) return "none, as it asks nothing";
    const std::string range = " from 0 to " + std::to_string(assessment.n_categories(item) - 1);
    switch (selection_of(kind)) {
        case Selection::One: return "a whole number" + range;
        case Selection::Several: return "a list of different whole numbers" + range;
        case Selection::Ranking: return "a list of different whole numbers" + range + ", the first rank first";
    }
    return {};
}

void read_kept_answers(const Assessment& assessment, const json::Value& object, SessionProgress& progress) {
    progress.answers.resize(assessment.items.size());
    progress.texts.resize(assessment.items.size());
    for (const json::Member& member : object.members)
        if (const auto item = assessment.find_item(member.key))
            progress.answers[*item] = answer_in(member.value, assessment, *item, progress.texts);
}

bool has_answers(const SessionProgress& progress) {
    return std::ranges::any_of(progress.answers, [](const Response& answer) { return answer.has_value(); });
}

void write_progress(JsonWriter& writer, const Assessment& assessment, const SessionProgress& progress) {
    if (progress.seed != 0) writer.member("seed", progress.seed);
    if (progress.begun != 0) writer.member("begun", static_cast<double>(progress.begun));
    if (progress.ended != 0) writer.member("ended", static_cast<double>(progress.ended));
    writer.member("form", form_id(progress.form));
    writer.member("page", page_id(assessment, progress.position));
    if (progress.is_reviewing) writer.member("reviewing", 1);
    writer.key("answers");
    write_answers(writer, assessment, progress.answers, progress.texts);
    write_response_times(writer, assessment, progress.answers, progress.response_times_ms);
}

/// The position with this page id. When the page is gone, the first unanswered question, or the review when every
/// question is answered.
Position kept_place(const Assessment& assessment, const SessionProgress& progress, std::string_view id) {
    Position first_open{Position::Kind::Review, 0};
    for (const Position& place : positions_of(assessment, progress)) {
        if (page_id(assessment, place) == id) return place;
        if (place.kind != Position::Kind::Card || first_open.kind == Position::Kind::Card) continue;
        if (!is_whole(assessment, assessment.cards[place.index], progress.answers)) first_open = place;
    }
    return first_open;
}

SessionProgress kept_progress(const Assessment& assessment, const json::Value& object) {
    SessionProgress progress;
    read_kept_answers(assessment, *object.find("answers"), progress);
    progress.response_times_ms.resize(assessment.items.size());
    if (const json::Value* form = object.find("form");
        form && form->string == form_id(Form::Short) && assessment.has_short_form)
        progress.form = Form::Short;
    const auto positive = [&](std::string_view key, double limit) { return positive_in(object.find(key), limit); };
    progress.seed = static_cast<std::uint32_t>(positive("seed", past_uint32));
    progress.begun = positive("begun", year_10000);
    progress.ended = positive("ended", year_10000);
    if (const json::Value* times = object.find("response_times_ms")) {
        for (const json::Member& member : times->members) {
            const auto item = assessment.find_item(member.key);
            if (item && progress.answers[*item])
                progress.response_times_ms[*item] = static_cast<std::uint32_t>(positive_in(&member.value, past_uint32));
        }
    }
    const json::Value* page = object.find("page");
    progress.position = kept_place(assessment, progress, page ? page->string : "");
    progress.is_reviewing = object.find("reviewing") && progress.position.kind == Position::Kind::Card;
    return progress;
}

/// The form of an answer sheet; Full when `form` is missing or wrong.
Form form_in(const json::Reader& root, const Assessment& assessment) {
    if (!root.has("form")) return Form::Full;
    const json::Reader reader = root.member("form");
    const std::string& id = reader.value().string;  // empty for a value of another kind
    const bool is_short = id == form_id(Form::Short);
    if (is_short && assessment.has_short_form) return Form::Short;
    if (is_short) reader.report("form", "This assessment has no short form; leave \"form\" out.");
    else if (id != form_id(Form::Full))
        reader.report("form", "A form is \"full\" or \"short\"; without one it is the full form.");
    return Form::Full;
}

bool is_snapshot_of(const Assessment& assessment, const json::Value& root) {
    const json::Value* version = root.find("format_version");
    const json::Value* id = root.find("assessment");
    return version && version->number == 1.0 && id && id->string == assessment.id && root.find("answers");
}

}  // namespace

std::string snapshot_json(const Assessment& assessment, const Session& session) {
    JsonWriter writer;
    writer.begin_object();
    writer.member("format_version", 1);
    writer.member("assessment", assessment.id);
    writer.member("version", assessment.version);
    write_progress(writer, assessment, session);
    if (session.replaced) {
        writer.key("replaced");
        writer.begin_object();
        write_progress(writer, assessment, *session.replaced);
        writer.end_object();
    }
    writer.end_object();
    return writer.take();
}

std::optional<Session> restore_session(const Assessment& assessment, std::string_view snapshot, std::int64_t now_ms) {
    const auto root = json::parse(snapshot);
    if (!root || !is_snapshot_of(assessment, *root)) return std::nullopt;

    Session session{kept_progress(assessment, *root), now_ms, {}, {}};
    if (const json::Value* replaced = root->find("replaced"); replaced && replaced->find("answers")) {
        SessionProgress kept = kept_progress(assessment, *replaced);
        if (has_answers(kept)) session.replaced.emplace(std::move(kept));
    }
    return session;
}

std::expected<AnswerSheet, std::vector<Diagnostic>> parse_answer_sheet(const Assessment& assessment,
                                                                       std::string_view text) {
    const auto document = json::parse(text);
    if (!document) return std::unexpected(std::vector{document.error()});

    json::DiagnosticSink sink(text, *document);
    const json::Reader root(*document, sink);
    AnswerSheet sheet{Answers(assessment.items.size()), Texts(assessment.items.size())};
    if (root.has("assessment") && root.member("assessment").value().kind == json::Kind::Object) {
        const json::Reader about = root.member("assessment");
        const std::string id = about.has("id") ? about.text("id") : std::string();
        if (!id.empty() && id != assessment.id)
            about.member("id").report("other-assessment", "These answers belong to another assessment than {}.",
                                      assessment.id);
    }
    if (root.require("answers", json::Kind::Object)) {
        for (const auto& [id, reader] : root.member("answers").members()) {
            const auto item = assessment.find_item(id);
            if (!item) {
                reader.report_key("unknown-item", "The assessment has no item {}.", id);
                continue;
            }
            if (reader.value().kind == json::Kind::Null) continue;
            sheet.answers[*item] = answer_in(reader.value(), assessment, *item, sheet.texts);
            if (sheet.answers[*item]) continue;
            reader.report("category", "An answer to \"" + id + "\" is " + form_of_answer(assessment, *item) +
                                          (assessment.items[*item].kind == ItemKind::Information ? "." : ", or null."));
        }
    }
    sheet.form = form_in(root, assessment);
    if (!sink.empty()) return std::unexpected(sink.take());
    return sheet;
}

std::expected<Answers, std::vector<Diagnostic>> parse_answers(const Assessment& assessment, std::string_view text) {
    auto sheet = parse_answer_sheet(assessment, text);
    if (!sheet) return std::unexpected(std::move(sheet.error()));
    return std::move(sheet->answers);
}

}  // namespace twotrack
