#include "core/quiz/page_list.hpp"

#include <utility>

namespace twotrack {
namespace {

std::string title_of(const Assessment& assessment, const Position& place) {
    switch (place.kind) {
        case Position::Kind::Intro: return assessment.intro.heading;
        case Position::Kind::Section: return assessment.sections[place.index].heading;
        case Position::Kind::Card: return assessment.items[assessment.cards[place.index].first_item].text;
        case Position::Kind::Review: return assessment.interface_text[InterfaceKey::ReviewTitle];
        case Position::Kind::Report: return assessment.interface_text[InterfaceKey::ResultBadge];
    }
    return {};
}

}  // namespace

std::vector<PageEntry> pages_of(const Assessment& assessment, const Session& session) {
    std::vector<PageEntry> pages;
    for (const Position& place : positions_of(assessment, session))
        pages.push_back({page_id(assessment, place), title_of(assessment, place)});
    return pages;
}

std::optional<Session> opened_at(const Assessment& assessment, const Session& session, std::string_view id,
                                 std::int64_t now_ms) {
    for (const Form form : {session.form, Form::Full}) {
        Session there = session;
        there.form = form;
        for (const Position& place : positions_of(assessment, there)) {
            if (page_id(assessment, place) != id) continue;
            there.position = place;
            there.is_reviewing = there.is_welcome = false;
            there.shared.reset();
            there.entered_at_ms = now_ms;
            return there;
        }
    }
    return std::nullopt;
}

}  // namespace twotrack
