#pragma once

#include <catch2/catch_test_macros.hpp>

#include "core/session.hpp"

namespace twotrack::test {

/// The session after an action that must fit.
inline Session after(const Assessment& assessment, const Session& session, const Action& action,
                     std::int64_t now_ms = 0) {
    auto next = apply(assessment, session, action, now_ms);
    if (!next) UNSCOPED_INFO(next.error().sentence);
    REQUIRE(next);
    return std::move(*next);
}

inline bool same(const Session& a, const Session& b) {
    return a.position == b.position && a.answers == b.answers && a.response_times_ms == b.response_times_ms &&
           a.entered_at_ms == b.entered_at_ms && a.replaced == b.replaced;
}

/// A session on the report, with these answers; where there is none the question was skipped.
inline Session completed(const Assessment& assessment, const Answers& answers) {
    Session session = after(assessment, start_session(assessment, 0), Next{});
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (answers[i]) session = after(assessment, session, Answer{i, *answers[i]});
        session = after(assessment, session, answers[i] ? Action(Next{}) : Action(Skip{}));
    }
    REQUIRE(is_complete(assessment, session));
    return session;
}

}  // namespace twotrack::test
