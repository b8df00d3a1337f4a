#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/assessment.hpp"
#include "core/diagnostic.hpp"
#include "core/page.hpp"
#include "core/session.hpp"

/// What the files of exports share. Handles that JavaScript holds are pointers to these.
namespace twotrack::web {

struct AssessmentHandle {
    std::shared_ptr<const Assessment> assessment;
};

/// A session, and the page it is on: that is built once for all frames that show it.
class SessionHandle {
public:
    struct Shown {
        Page page;
        std::vector<const Control*> controls;  ///< controls_of(page)
    };

    SessionHandle(std::shared_ptr<const Assessment> assessment, Session session)
        : assessment_(std::move(assessment)), session_(std::move(session)) {}

    [[nodiscard]] const Assessment& assessment() const { return *assessment_; }
    [[nodiscard]] const Session& session() const { return session_; }
    void change_to(Session session);
    [[nodiscard]] const Shown& shown() const;

private:
    std::shared_ptr<const Assessment> assessment_;
    Session session_;
    mutable std::unique_ptr<const Shown> shown_;  ///< none before it is asked for
};

/// Hands a text to JavaScript, which reads it at twotrack_text() before its next call.
void return_text(std::string_view text);

[[nodiscard]] std::string diagnostics_json(const std::vector<Diagnostic>& diagnostics);

}  // namespace twotrack::web

/// Makes a function of the module visible to JavaScript under its own name.
#define TWOTRACK_EXPORT(name) extern "C" __attribute__((export_name(#name)))
