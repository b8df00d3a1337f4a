#pragma once

#include <catch2/catch_test_macros.hpp>

#include "core/session/session.hpp"

namespace twotrack::test {

/// The session after an action, which must fit.
inline Session after(const Assessment& assessment, const Session& session, const Action& action,
                     std::int64_t now_ms = 0) {
    auto next = apply(assessment, session, action, now_ms);
    if (!next) UNSCOPED_INFO(next.error().sentence);
    REQUIRE(next);
    return std::move(*next);
}

inline bool same(const SessionProgress& a, const SessionProgress& b) {
    return a.seed == b.seed && a.begun == b.begun && a.ended == b.ended && a.texts == b.texts && a.form == b.form &&
           a.position == b.position && a.is_reviewing == b.is_reviewing && a.answers == b.answers &&
           a.response_times_ms == b.response_times_ms;
}

inline bool same(const Session& a, const Session& b) {
    return same(static_cast<const SessionProgress&>(a), static_cast<const SessionProgress&>(b)) &&
           a.entered_at_ms == b.entered_at_ms && a.replaced.has_value() == b.replaced.has_value() &&
           (!a.replaced || same(*a.replaced, *b.replaced));
}

/// A session at the report with these answers. Questions without an answer were skipped.
inline Session completed(const Assessment& assessment, const Answers& answers) {
    Session session = start_session(assessment, 0);
    while (!is_complete(session)) {
        bool whole = true;
        if (const auto card = current_card(session)) {
            const Card& own = assessment.cards[*card];
            for (std::size_t i = own.first_item; i < own.first_item + own.n_items; ++i) {
                whole = whole && answers[i].has_value();
                if (answers[i]) session = after(assessment, session, Answer{i, *answers[i]});
            }
        }
        session = after(assessment, session, whole ? Action(Next{}) : Action(Skip{}));
    }
    return session;
}

}  // namespace twotrack::test
