#include <algorithm>
#include <cmath>

#include "core/json.hpp"
#include "core/json_node.hpp"
#include "core/json_writer.hpp"
#include "core/session.hpp"

namespace twotrack {
namespace {

/// The category that a JSON number stands for, if the item has it.
Response category_of(const json::Value& value, std::size_t n_categories) {
    if (value.kind != json::Kind::Number || value.number != std::floor(value.number)) return std::nullopt;
    if (value.number < 0 || value.number >= static_cast<double>(n_categories)) return std::nullopt;
    return static_cast<int>(value.number);
}

Answers kept_answers(const Assessment& assessment, const json::Value& object) {
    Answers answers(assessment.items.size());
    for (const json::Member& member : object.members)
        if (const auto item = assessment.find_item(member.key))
            answers[*item] = category_of(member.value, assessment.n_categories(*item));
    return answers;
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
    Session own = session;
    own.shared.reset();  // another's result is no progress of one's own
    writer.member("page", page_id(assessment, own));
    writer.key("answers");
    write_answers(writer, assessment, session.answers);
    writer.key("response_times_ms");
    writer.begin_object();
    for (std::size_t i = 0; i < assessment.items.size(); ++i)
        if (session.response_times_ms[i] > 0) writer.member(assessment.items[i].id, session.response_times_ms[i]);
    writer.end_object();
    if (session.replaced) {
        writer.key("replaced");
        write_answers(writer, assessment, *session.replaced);
    }
    writer.end_object();
    return writer.take();
}

std::optional<Session> restore_session(const Assessment& assessment, std::string_view snapshot, std::int64_t now_ms) {
    const auto root = json::parse(snapshot);
    if (!root || !is_snapshot_of(assessment, *root)) return std::nullopt;

    Session session = start_session(assessment, now_ms);
    session.answers = kept_answers(assessment, *root->find("answers"));
    if (const json::Value* replaced = root->find("replaced")) {
        Answers kept = kept_answers(assessment, *replaced);
        const bool any = std::ranges::any_of(kept, [](const Response& answer) { return answer.has_value(); });
        // Bringing them back may not cost an answer given since.
        if (any && n_answered(session) == 0) session.replaced = std::move(kept);
    }
    if (const json::Value* times = root->find("response_times_ms")) {
        for (const json::Member& member : times->members) {
            const auto item = assessment.find_item(member.key);
            const double time = member.value.number;
            if (item && session.answers[*item] && time >= 1 && time < 4294967296.0)
                session.response_times_ms[*item] = static_cast<std::uint32_t>(time);
        }
    }

    const json::Value* page = root->find("page");
    const std::string id = page ? page->string : "";
    if (id == "intro") {
        session.position = 0;
    } else if (id == "report") {
        session.position = assessment.items.size() + 1;
    } else if (const auto item = assessment.find_item(id)) {
        session.position = *item + 1;
    } else {
        std::size_t first = 0;
        while (first < session.answers.size() && session.answers[first]) ++first;
        session.position = first + 1;  // the report, when nothing is left to answer
    }
    return session;
}

std::expected<Answers, std::vector<Diagnostic>> parse_answers(const Assessment& assessment, std::string_view text) {
    const auto document = json::parse(text);
    if (!document) return std::unexpected(std::vector{document.error()});

    json::Findings findings(text);
    const json::Node root(*document, "", findings);
    Answers answers(assessment.items.size());
    if (root.has("assessment") && root.member("assessment").value().kind == json::Kind::Object) {
        const json::Node about = root.member("assessment");
        const std::string id = about.has("id") ? about.text("id") : std::string();
        if (!id.empty() && id != assessment.id)
            about.member("id").report("other-assessment", "These answers belong to another assessment than " +
                                                              json::quoted(assessment.id) + ".");
    }
    if (root.require("answers", json::Kind::Object)) {
        for (const auto& [id, node] : root.member("answers").members()) {
            const auto item = assessment.find_item(id);
            if (!item) {
                node.report_key("unknown-item", "The assessment has no item " + json::quoted(id) + ".");
                continue;
            }
            if (node.value().kind == json::Kind::Null) continue;
            const std::size_t n_categories = assessment.n_categories(*item);
            answers[*item] = category_of(node.value(), n_categories);
            if (!answers[*item])
                node.report("category", "An answer to \"" + id + "\" is a whole number from 0 to " +
                                            std::to_string(n_categories - 1) + ", or null.");
        }
    }
    if (!findings.empty()) return std::unexpected(findings.take());
    return answers;
}

}  // namespace twotrack
