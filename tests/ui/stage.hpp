#pragma once

#include "core/page.hpp"
#include "tests/core/support/assessments.hpp"
#include "tests/ui/canvas.hpp"

namespace twotrack::test {

/// A session on the page of question `index`, answered with this category if it is one.
inline Session at_question(std::size_t index, Response answer = {}) {
    Session session = start_session(career_track(), 0);
    session.position = {Position::Kind::Card, career_track().items[index].card};
    session.answers[index] = answer;
    return session;
}

/// A session on the report, with the answers of someone who rates technical and people items so.
inline Session at_report(int technical, int people) {
    const Assessment& assessment = career_track();
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

/// A page of each kind, the report for each sort of outcome.
inline std::vector<Page> every_page() {
    const Assessment& assessment = career_track();
    std::vector<Page> pages{build_page(assessment, start_session(assessment, 0))};
    for (const Card& card : assessment.cards) pages.push_back(build_page(assessment, at_question(card.first_item)));
    Session on_way = at_report(3, 1);
    for (std::size_t section = 1; section < assessment.sections.size(); ++section) {
        on_way.position = {Position::Kind::Section, section};
        pages.push_back(build_page(assessment, on_way));
    }
    on_way.position = {Position::Kind::Review, 0};
    on_way.answers[1].reset();
    pages.push_back(build_page(assessment, on_way));
    on_way.form = Form::Short;
    on_way.position = {Position::Kind::Report, 0};
    pages.push_back(build_page(assessment, on_way));
    pages.push_back(build_page(assessment, at_question(3, 1)));
    for (const auto& [technical, people] : {std::pair{4, 0}, {0, 4}, {3, 2}, {4, 4}, {0, 0}, {2, 2}})
        pages.push_back(build_page(assessment, at_report(technical, people)));
    Session unanswered = at_report(2, 2);
    unanswered.answers.assign(assessment.items.size(), std::nullopt);
    pages.push_back(build_page(assessment, unanswered));
    Session again = start_session(assessment, 0);
    again.replaced = at_report(4, 0);
    pages.push_back(build_page(assessment, again));
    return pages;
}

}  // namespace twotrack::test
