#pragma once

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/page/page.hpp"
#include "core/quiz/quiz.hpp"
#include "core/session/share_code.hpp"
#include "tests/support/cpp/career_track.hpp"
#include "tests/support/cpp/sessions.hpp"
#include "tests/ui/support/canvas.hpp"

namespace twotrack::test {

/// The pages that another person sees of these answers: the result alone, and the report with the answers.
inline std::vector<Page> opened_pages(const Assessment& assessment, const Session& answered) {
    std::vector<Page> pages;
    for (const std::string& code : {share_code(assessment, score_session(assessment, answered)),
                                    answers_code(assessment, answered.answers, answered.form)}) {
        const auto shared = open_code(assessment, code);
        REQUIRE(shared);
        Session session = start_session(assessment, 0);
        session.shared = *shared;
        pages.push_back(build_page(assessment, session));
    }
    return pages;
}

/// A page of each kind, with a report for each sort of outcome.
/// @pre the assessment is the career track, in any language.
inline std::vector<Page> every_page(const Assessment& assessment = career_track()) {
    std::vector<Page> pages{build_page(assessment, start_session(assessment, 0))};
    for (const Card& card : assessment.cards)
        pages.push_back(build_page(assessment, at_question(assessment, card.first_item)));
    Session on_way = at_report(assessment, 3, 1);
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
    pages.push_back(build_page(assessment, at_question(assessment, 3, 1)));
    for (const auto& [technical, people] : {std::pair{4, 0}, {0, 4}, {3, 2}, {4, 4}, {0, 0}, {2, 2}})
        pages.push_back(build_page(assessment, at_report(assessment, technical, people)));
    Session unanswered = at_report(assessment, 2, 2);
    unanswered.answers.assign(assessment.items.size(), std::nullopt);
    pages.push_back(build_page(assessment, unanswered));
    Session again = start_session(assessment, 0);
    again.replaced = at_report(assessment, 4, 0);
    pages.push_back(build_page(assessment, again));
    pages.push_back(build_page(assessment, welcomed(at_question(assessment, 3, 1))));
    for (Page& page : opened_pages(assessment, at_report(assessment, 4, 0))) pages.push_back(std::move(page));
    return pages;
}

/// How a person chooses who answers every question: the first or the last option; a ranking in this order; of several
/// options, all except the exclusive one, or only that one.
enum class Choose { First, Last };

inline Session with_answer(const Assessment& assessment, Session session, std::size_t item, Choose choose) {
    const Item& asked = assessment.items[item];
    if (asked.kind == ItemKind::Information) return session;
    if (asked.kind == ItemKind::ShortText)
        return after(assessment, session, Write{item, "A garden shed that reads the weather and opens by itself"});
    std::vector<int> options(assessment.format_of(item).categories.size());
    std::iota(options.begin(), options.end(), 0);
    if (choose == Choose::Last) std::ranges::reverse(options);
    switch (selection_of(asked.kind)) {
        case Selection::One: options.resize(1); break;
        case Selection::Several:
            options.resize(choose == Choose::First ? assessment.format_of(item).n_ordered : 1);
            break;
        case Selection::Ranking: options.pop_back(); break;  // the last rank follows by itself
    }
    for (const int option : options) session = after(assessment, session, Answer{item, option});
    return session;
}

/// Every page that such a person meets, with each question unanswered and answered; then the pages for sharing, and the
/// welcome page after the first answer.
inline std::vector<Page> pages_on_way(const Assessment& assessment, Choose choose) {
    std::vector<Page> pages;
    const auto show = [&](const Session& session) { pages.push_back(build_page(assessment, session)); };
    Session session = start_session(assessment, 0);
    show(session);
    bool is_first = true;
    while (!is_complete(session)) {
        session = after(assessment, session, Next{});
        show(session);
        const auto card = current_card(session);
        if (!card) continue;
        const Card& own = assessment.cards[*card];
        for (std::size_t i = own.first_item; i < own.first_item + own.n_items; ++i)
            session = with_answer(assessment, std::move(session), i, choose);
        show(session);
        if (std::exchange(is_first, false)) show(welcomed(session));
    }
    for (Page& page : opened_pages(assessment, session)) pages.push_back(std::move(page));
    return pages;
}

}  // namespace twotrack::test
