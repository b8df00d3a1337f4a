#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/assessment/assessment.hpp"
#include "core/base/diagnostic.hpp"
#include "core/page/page.hpp"
#include "core/quiz/quiz.hpp"
#include "core/session/session.hpp"

/// Shared by the files of exports. JavaScript's handles are pointers to these types.
namespace twotrack::web {

struct AssessmentHandle {
    std::shared_ptr<const Assessment> assessment;
};

/// A session with its page, controls and result. Each is computed when it is first needed after a change.
class SessionHandle {
public:
    SessionHandle(std::shared_ptr<const Assessment> assessment, Session session)
        : assessment_(std::move(assessment)), session_(std::move(session)) {}

    [[nodiscard]] const Assessment& assessment() const { return *assessment_; }
    [[nodiscard]] const Session& session() const { return session_; }
    void change_to(Session session);
    void change_to(QuizState state);

    /// The current page.
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

/// Hands a text to JavaScript, which must read it at twotrack_text() before its next call.
void return_text(std::string_view text);

[[nodiscard]] std::string diagnostics_json(const std::vector<Diagnostic>& diagnostics);

}  // namespace twotrack::web

/// Exports a function of the module to JavaScript under its own name.
#define TWOTRACK_EXPORT(name) extern "C" __attribute__((export_name(#name)))
