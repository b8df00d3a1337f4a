// The session, as JavaScript calls it. Texts go in as a pointer and a length and come out through twotrack_text.
#include "web/module/exports.hpp"

#include <cstdlib>

#include "core/assessment/answers.hpp"
#include "core/assessment/parse/parse_assessment.hpp"
#include "core/json/diagnostic_json.hpp"
#include "core/json/json_writer.hpp"
#include "core/page/page.hpp"
#include "core/quiz/quiz.hpp"
#include "core/report/report.hpp"
#include "core/scoring/reliable_change.hpp"
#include "core/scoring/result.hpp"
#include "core/session/share_code.hpp"

namespace twotrack::web {
namespace {

std::string& returned_text() {
    static std::string text;
    return text;
}

}  // namespace

void return_text(std::string_view text) { returned_text() = text; }

void SessionHandle::change_to(Session session) {
    session_ = std::move(session);
    controls_.reset();
    page_.reset();
    result_.reset();
}

void SessionHandle::change_to(QuizState state) {
    change_to(std::move(state.session));
    page_ = std::move(state.page);
    result_ = std::move(state.result);
}

const Page& SessionHandle::page() const {
    if (!page_) {
        QuizState state = show(*assessment_, session_);
        page_ = std::move(state.page);
        result_ = std::move(state.result);
    }
    return *page_;
}

const std::vector<const Control*>& SessionHandle::controls() const {
    if (!controls_) controls_ = controls_of(page());
    return *controls_;
}

const Result& SessionHandle::result() const {
    if (!result_) result_ = score_session(*assessment_, session_);
    return *result_;
}

namespace {

/// Returns the state of a session that JavaScript shows: {answered, asked, page}.
void return_shown(const SessionHandle& handle) {
    const Count questions = count_questions(handle.assessment(), handle.session());
    return_text("{\"answered\":" + std::to_string(questions.n_answered) +
                ",\"asked\":" + std::to_string(questions.n_asked) + ",\"page\":" + page_json(handle.page()) + "}");
}

/// Shows the state after an action, and returns it.
int turn_to(SessionHandle& handle, std::expected<QuizState, ActionError> state) {
    if (!state) {
        return_text(state.error().sentence);
        return 0;
    }
    handle.change_to(std::move(*state));
    return_shown(handle);
    return 1;
}

}  // namespace

std::string diagnostics_json(const std::vector<Diagnostic>& diagnostics) {
    JsonWriter writer;
    writer.begin_array();
    for (const Diagnostic& diagnostic : diagnostics) {
        writer.begin_object();
        write_members(writer, diagnostic);
        writer.end_object();
    }
    writer.end_array();
    return writer.take();
}

TWOTRACK_EXPORT(twotrack_allocate) void* twotrack_allocate(std::size_t size) { return std::malloc(size); }
TWOTRACK_EXPORT(twotrack_free) void twotrack_free(void* memory) { std::free(memory); }

TWOTRACK_EXPORT(twotrack_text) const char* twotrack_text() { return returned_text().data(); }
TWOTRACK_EXPORT(twotrack_text_size) std::size_t twotrack_text_size() { return returned_text().size(); }

/// Returns null with the diagnostics if the text is not a valid assessment; otherwise a handle with {id, version,
/// title}.
TWOTRACK_EXPORT(twotrack_assessment_create)
AssessmentHandle* twotrack_assessment_create(const char* text, std::size_t size) {
    using Parsed = std::expected<Assessment, std::vector<Diagnostic>>;
    const std::shared_ptr<const Parsed> parsed(new Parsed(parse_assessment({text, size})));
    if (!*parsed) {
        return_text(diagnostics_json(parsed->error()));
        return nullptr;
    }
    const std::shared_ptr<const Assessment> assessment(parsed, &**parsed);
    JsonWriter writer;
    writer.begin_object();
    writer.member("id", assessment->id);
    writer.member("version", assessment->version);
    writer.member("title", assessment->title);
    writer.member("language", assessment->language);
    writer.member("items", assessment->items.size());
    writer.end_object();
    return_text(writer.text());
    return new AssessmentHandle{assessment};
}

/// Destroys the handle. Its sessions stay valid.
TWOTRACK_EXPORT(twotrack_assessment_destroy) void twotrack_assessment_destroy(AssessmentHandle* handle) {
    delete handle;
}

TWOTRACK_EXPORT(twotrack_session_create)
SessionHandle* twotrack_session_create(const AssessmentHandle* handle, double now_ms, std::uint32_t seed) {
    return new SessionHandle(handle->assessment,
                             start_session(*handle->assessment, static_cast<std::int64_t>(now_ms), seed));
}

TWOTRACK_EXPORT(twotrack_session_destroy) void twotrack_session_destroy(SessionHandle* handle) { delete handle; }

/// Returns 1 with the text of twotrack_session_page if the control was activated; 0 with a sentence that gives the
/// reason if the control does not fit the page.
TWOTRACK_EXPORT(twotrack_session_activate)
int twotrack_session_activate(SessionHandle* handle, const char* control, std::size_t size, int go_on, double now_ms) {
    return turn_to(*handle, activate(handle->assessment(), handle->session(), handle->page(), {control, size},
                                     go_on ? Advance::GoOn : Advance::Stay, static_cast<std::int64_t>(now_ms)));
}

/// The same for text that is typed into a text field.
TWOTRACK_EXPORT(twotrack_session_write)
int twotrack_session_write(SessionHandle* handle, const char* control, std::size_t control_size, const char* text,
                           std::size_t size, double now_ms) {
    return turn_to(*handle, write(handle->assessment(), handle->session(), handle->page(), {control, control_size},
                                  {text, size}, static_cast<std::int64_t>(now_ms)));
}

/// Starts over, as the report's control does, from any page except a shared result. Returns 0 if there was nothing to
/// start over.
TWOTRACK_EXPORT(twotrack_session_restart) int twotrack_session_restart(SessionHandle* handle, double now_ms) {
    auto after = apply(handle->assessment(), handle->session(), Restart{}, static_cast<std::int64_t>(now_ms));
    if (after) handle->change_to(std::move(*after));
    return after.has_value();
}

/// Returns the current page, with the numbers of answered questions and of questions that the form asks.
TWOTRACK_EXPORT(twotrack_session_page) void twotrack_session_page(const SessionHandle* handle) {
    return_shown(*handle);
}

enum class ExportFormat { Json, Csv, Text };

TWOTRACK_EXPORT(twotrack_session_result)
void twotrack_session_result(const SessionHandle* handle, ExportFormat format) {
    const Assessment& assessment = handle->assessment();
    const Session& session = handle->session();
    const Answers answers = presented_answers(assessment, session.form, session.answers);
    const Result& result = handle->result();
    const Attempt attempt = attempt_of(session);
    switch (format) {
        case ExportFormat::Json: return return_text(result_json(assessment, answers, result, session.texts, attempt));
        case ExportFormat::Csv: return return_text(result_csv(assessment, answers, result, session.texts, attempt));
        case ExportFormat::Text:
            return return_text(page_text(build_report(assessment, result, &answers, session.form)));
    }
}

TWOTRACK_EXPORT(twotrack_session_snapshot) void twotrack_session_snapshot(const SessionHandle* handle) {
    return_text(snapshot_json(handle->assessment(), handle->session()));
}

/// Returns 1 if the snapshot belongs to this assessment; otherwise the session is unchanged.
TWOTRACK_EXPORT(twotrack_session_restore)
int twotrack_session_restore(SessionHandle* handle, const char* snapshot, std::size_t size, double now_ms) {
    auto restored = restore_session(handle->assessment(), {snapshot, size}, static_cast<std::int64_t>(now_ms));
    if (!restored) return 0;
    handle->change_to(std::move(*restored));
    return 1;
}

enum class CodeKind { Result, Answers };

/// Shows the welcome page to a person who returns to a restored session.
TWOTRACK_EXPORT(twotrack_session_welcome) void twotrack_session_welcome(SessionHandle* handle) {
    handle->change_to(welcomed(handle->session()));
}

/// Returns the result so far, or the answers, as a code.
TWOTRACK_EXPORT(twotrack_session_share_code)
void twotrack_session_share_code(const SessionHandle* handle, CodeKind kind) {
    const Assessment& assessment = handle->assessment();
    const Session& session = handle->session();
    return_text(kind == CodeKind::Answers
                    ? answers_code(assessment, session.answers, session.form, handle->result().quality)
                    : share_code(assessment, handle->result()));
}

/// Shows the content of a code over the session's own page and returns 1. Returns 0 with a sentence that gives the
/// reason if the code is not valid.
TWOTRACK_EXPORT(twotrack_session_open_shared)
int twotrack_session_open_shared(SessionHandle* handle, const char* code, std::size_t size) {
    auto shared = open_code(handle->assessment(), {code, size});
    if (!shared) {
        return_text(shared.error());
        return 0;
    }
    Session session = handle->session();
    session.shared = std::move(*shared);
    handle->change_to(std::move(session));
    return 1;
}

/// Compares a code's result with the session's own: returns 1 with its headline and what has changed since. Returns 0
/// if the code is not valid or contains answers.
TWOTRACK_EXPORT(twotrack_session_compare)
int twotrack_session_compare(const SessionHandle* handle, const char* code, std::size_t size) {
    const Assessment& assessment = handle->assessment();
    const InterfaceText& interface_text = assessment.interface_text;
    const auto before = open_code(assessment, {code, size});
    if (!before || before->answers || !before->result.lean) return 0;
    const Result &then = before->result, &now = handle->result();
    const bool compares = is_comparable(assessment, then, now);
    const Changes changes = compares ? changes_between(assessment, then, now) : Changes();
    JsonWriter writer;
    writer.begin_object();
    writer.member("headline", assessment.text_of(then.outcome, then.certainty).headline);
    if (!compares) writer.member("sentence", interface_text[InterfaceKey::ChangeUnknown]);
    if (changes.lean != Direction::None) {
        const std::size_t side =
            changes.lean == Direction::Up ? assessment.decision->people_scale : assessment.decision->technical_scale;
        writer.member("sentence",
                      interface_text.filled(InterfaceKey::ChangeLean, {{"side", assessment.scales[side].short_name}}));
    }
    writer.key("scales");
    writer.begin_array();
    for (std::size_t s = 0; s < changes.scales.size(); ++s) {
        constexpr InterfaceKey keys[] = {InterfaceKey::ChangeNone, InterfaceKey::ChangeUp, InterfaceKey::ChangeDown};
        const ScaleChange& change = changes.scales[s];
        writer.begin_object();
        writer.member("id", assessment.scales[s].id);
        writer.member("theta", then.scales[s].estimate.theta);
        writer.member("standard_error", then.scales[s].estimate.standard_error);
        if (change.direction == Direction::None) {
            writer.member("combined_theta", change.combined.theta);
            writer.member("combined_standard_error", change.combined.standard_error);
        }
        writer.member("sentence", interface_text.filled(keys[static_cast<int>(change.direction)],
                                                        {{"scale", assessment.scales[s].name}}));
        writer.end_object();
    }
    writer.end_array();
    writer.end_object();
    return_text(writer.text());
    return 1;
}

}  // namespace twotrack::web
