#pragma once

#include "core/quiz/quiz.hpp"

/// `activate` and `write` for tests that work with sessions only: each call builds the page that it acts on.
namespace twotrack {

inline std::expected<Session, ActionError> activate(const Assessment& assessment, const Session& session,
                                                    std::string_view control_id, Advance advance, std::int64_t now_ms) {
    auto state = activate(assessment, session, build_page(assessment, session), control_id, advance, now_ms);
    if (!state) return std::unexpected(std::move(state.error()));
    return std::move(state->session);
}

inline std::expected<Session, ActionError> write(const Assessment& assessment, const Session& session,
                                                 std::string_view control_id, std::string text, std::int64_t now_ms) {
    auto state = write(assessment, session, build_page(assessment, session), control_id, std::move(text), now_ms);
    if (!state) return std::unexpected(std::move(state.error()));
    return std::move(state->session);
}

}  // namespace twotrack
