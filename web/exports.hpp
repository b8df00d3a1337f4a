#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/assessment.hpp"
#include "core/diagnostic.hpp"
#include "core/page.hpp"
#include "core/quiz.hpp"
#include "core/session.hpp"

/// What the files of exports share. Handles that JavaScript holds are pointers to these.
namespace twotrack::web {

struct AssessmentHandle {
    std::shared_ptr<const Assessment> assessment;
};

/// A session with all that is worked out of it: each once, when it is first asked for after a change.
class SessionHandle {
public:
    SessionHandle(std::shared_ptr<const Assessment> assessment, Session session)
        : assessment_(std::move(assessment)), session_(std::move(session)) {}

    [[nodiscard]] const Assessment& assessment() const { return *assessment_; }
    [[nodiscard]] const Session& session() const { return session_; }
    void change_to(Session session);
    void change_to(QuizState state);

    /// The page on screen.
    [[nodiscard]] const Page& page() const;
    /// controls_of(page())
    [[nodiscard]] const std::vector<const Control*>& controls() const;
    /// The session's own result.
    [[nodiscard]] const Result& result() const;

private:
    std::shared_ptr<const Assessment> assessment_;
    Session session_;
    mutable std::optional<Page> page_;
    mutable std::optional<std::vector<const Control*>> controls_;
    mutable std::optional<Result> result_;
};

/// Hands a text to JavaScript, which reads it at twotrack_text() before its next call.
void return_text(std::string_view text);

[[nodiscard]] std::string diagnostics_json(const std::vector<Diagnostic>& diagnostics);

}  // namespace twotrack::web

/// Makes a function of the module visible to JavaScript under its own name.
#define TWOTRACK_EXPORT(name) extern "C" __attribute__((export_name(#name)))
