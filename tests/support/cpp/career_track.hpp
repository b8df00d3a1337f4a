#pragma once

#include "core/assessment/parse/parse_assessment.hpp"
#include "core/session/session.hpp"
#include "tests/support/cpp/files.hpp"

/// The career track and sessions of it, also for programs that are not tests.
namespace twotrack::test {

inline const Assessment& career_track() {
    static const Assessment assessment = parse_assessment(career_track_text()).value();
    return assessment;
}

/// A session at question `index`, with this category as its answer if one is given.
inline Session at_question(const Assessment& assessment, std::size_t index, Response answer = {}) {
    Session session = start_session(assessment, 0);
    session.position = {Position::Kind::Card, assessment.items[index].card};
    session.answers[index] = answer;
    return session;
}
inline Session at_question(std::size_t index, Response answer = {}) {
    return at_question(career_track(), index, answer);
}

/// A session at the report of a person who gives technical and people items these ratings.
inline Session at_report(const Assessment& assessment, int technical, int people) {
    Session session = start_session(assessment, 0);
    session.position = {Position::Kind::Report, 0};
    for (std::size_t i = 0; i < assessment.items.size(); ++i) {
        const Item& item = assessment.items[i];
        if (!item.measure) {
            session.answers[i] = static_cast<int>(assessment.n_categories(i)) - 1;
            continue;
        }
        const int wanted = item.measure->scale == assessment.decision->technical_scale ? technical : people;
        session.answers[i] = item.measure->keyed == Keyed::Positive ? wanted : 4 - wanted;
    }
    return session;
}
inline Session at_report(int technical, int people) { return at_report(career_track(), technical, people); }

}  // namespace twotrack::test
