#include "core/session/session.hpp"

#include <algorithm>
#include <limits>

#include "core/assessment/answers.hpp"
#include "core/base/blank.hpp"
#include "core/base/utf8.hpp"
#include "core/base/visit.hpp"

namespace twotrack {
namespace {

struct ActionApplier {
    const Assessment& assessment;
    const Session& before;
    std::int64_t now_ms;

    using Applied = std::expected<Session, ActionError>;

    static Applied refuse(const char* sentence) { return std::unexpected(ActionError{sentence}); }

    Applied move_to(Position place) const {
        Session session = before;
        session.position = place;
        session.is_reviewing = false;
        session.entered_at_ms = now_ms;
        if (is_complete(session) && session.ended == 0) session.ended = now_ms;
        return session;
    }

    /// Moves `step` pages forward; from a card that was opened from the review, to the review.
    Applied move_by(std::ptrdiff_t step) const {
        if (before.is_reviewing) return move_to({Position::Kind::Review, 0});
        const std::vector<Position> places = positions_of(assessment, before);
        const auto here = std::ranges::find(places, before.position);
        return move_to(here[step]);
    }

    std::uint32_t response_time_ms() const {
        // A clock may step back, and a time of 0 would mean "not known".
        if (now_ms <= before.entered_at_ms) return 1;
        // Unsigned, because the clock may have any origin.
        const auto elapsed = static_cast<std::uint64_t>(now_ms) - static_cast<std::uint64_t>(before.entered_at_ms);
        return static_cast<std::uint32_t>(std::min<std::uint64_t>(elapsed, std::numeric_limits<std::uint32_t>::max()));
    }

    [[nodiscard]] bool is_on_page(std::size_t item) const {
        const auto card = current_card(before);
        return card && item < assessment.items.size() && assessment.items[item].card == *card;
    }

    Session answered(std::size_t item, Response response) const {
        Session session = before;
        session.ended = 0;
        session.answers[item] = response;
        std::uint32_t& time = session.response_times_ms[item];
        if (!response) {
            time = 0;
        } else if (time == 0) {
            time = response_time_ms();
            session.entered_at_ms = now_ms;
        }
        session.replaced.reset();
        return session;
    }

    /// The progress for BringBack to restore after other answers replace the current ones. Without current answers, the
    /// previous `replaced` stays: a second restart, or answers from a link, then do not make the first restart final.
    std::optional<SessionProgress> still_there() const {
        return n_answered(before) > 0 ? std::optional<SessionProgress>(before) : before.replaced;
    }

    Applied operator()(const Answer& answer) const {
        if (!is_on_page(answer.item)) return refuse("This question is not on the page.");
        if (answer.category < 0 || static_cast<std::size_t>(answer.category) >= assessment.n_categories(answer.item))
            return refuse("This question has no such answer.");
        return answered(answer.item, chosen(assessment, answer.item, before.answers[answer.item], answer.category));
    }

    Applied operator()(const Write& write) const {
        if (!is_on_page(write.item) || assessment.items[write.item].kind != ItemKind::ShortText)
            return refuse("This page has no such text field.");
        if (n_characters(write.text) > max_text_characters) return refuse("This text is too long.");
        Session session = answered(write.item, is_blank(write.text) ? Response() : Response(0));
        session.texts[write.item] = write.text;
        return session;
    }

    Applied operator()(const Begin& begin) const {
        if (before.position.kind != Position::Kind::Intro) return refuse("The questions have begun already.");
        if (begin.form == Form::Short && !assessment.has_short_form) return refuse("There is no short form.");
        Session session = before;
        session.form = begin.form;
        return ActionApplier{assessment, session, now_ms}.move_by(1);
    }

    Applied operator()(const Next&) const {
        if (is_complete(before)) return refuse("This is the last page.");
        if (const auto card = current_card(before);
            card && !is_whole(assessment, assessment.cards[*card], before.answers))
            return refuse("This question has no answer yet; answer it or skip it.");
        return move_by(1);
    }

    Applied operator()(const Skip&) const {
        const auto card = current_card(before);
        if (!card || is_whole(assessment, assessment.cards[*card], before.answers))
            return refuse("There is nothing to skip on this page.");
        return move_by(1);
    }

    Applied operator()(const Back&) const {
        if (before.position.kind == Position::Kind::Intro) return refuse("This is the first page.");
        return move_by(-1);
    }

    Applied operator()(const Open& open) const {
        if (before.position.kind != Position::Kind::Review) return refuse("Cards are opened from the review.");
        const Position place{Position::Kind::Card, open.card};
        const std::vector<Position> places = positions_of(assessment, before);
        if (std::ranges::find(places, place) == places.end()) return refuse("There is no such card.");
        auto session = move_to(place);
        session->is_reviewing = true;
        return session;
    }

    Applied operator()(const Extend&) const {
        if (before.form == Form::Full) return refuse("This is the full form already.");
        Session session = before;
        session.form = Form::Full;
        for (const Position& place : positions_of(assessment, session)) {
            if (place.kind == Position::Kind::Card &&
                !is_whole(assessment, assessment.cards[place.index], before.answers))
                return ActionApplier{assessment, session, now_ms}.move_to(place);
        }
        return ActionApplier{assessment, session, now_ms}.move_to({Position::Kind::Review, 0});
    }

    Applied operator()(const Restart&) const {
        if (before.position.kind == Position::Kind::Intro && n_answered(before) == 0)
            return refuse("There is nothing to start over.");
        Session session = start_session(assessment, now_ms, before.seed);
        session.replaced = still_there();
        return session;
    }

    Applied operator()(const BringBack&) const {
        if (!before.replaced) return refuse("There are no answers to bring back.");
        Session session = before;
        std::swap<SessionProgress>(session, *session.replaced);
        if (n_answered(before) == 0) session.replaced.reset();
        session.is_welcome = false;
        session.entered_at_ms = now_ms;
        return session;
    }

    Applied operator()(const Adopt&) const {
        if (!before.shared || !before.shared->answers) return refuse("There are no answers to take over.");
        Session session = start_session(assessment, now_ms, before.seed);
        session.begun = static_cast<std::uint32_t>(now_ms);  // they were begun elsewhere, nobody knows when
        session.form = before.shared->form;
        session.position = {Position::Kind::Report, 0};
        session.answers = *before.shared->answers;
        session.replaced = still_there();
        return session;
    }

    Applied operator()(const Resume&) const {
        if (!before.is_welcome) return refuse("The questions are on the page already.");
        Session session = before;
        session.is_welcome = false;
        session.entered_at_ms = now_ms;
        return session;
    }

    Applied operator()(const CloseShared&) const {
        if (!before.shared) return refuse("No shared result is open.");
        Session session = before;
        session.shared.reset();
        session.entered_at_ms = now_ms;
        return session;
    }
};

}  // namespace

Session start_session(const Assessment& assessment, std::int64_t now_ms, std::uint32_t seed) {
    Session session;
    session.seed = seed;
    session.begun = now_ms;
    session.answers.resize(assessment.items.size());
    session.texts.resize(assessment.items.size());
    session.response_times_ms.resize(assessment.items.size());
    session.entered_at_ms = now_ms;
    return session;
}

std::expected<Session, ActionError> apply(const Assessment& assessment, const Session& session, const Action& action,
                                          std::int64_t now_ms) {
    if (session.shared && !std::holds_alternative<CloseShared>(action) && !std::holds_alternative<Adopt>(action))
        return ActionApplier::refuse("A shared result is open; close it first.");
    if (session.is_welcome && !session.shared && !std::holds_alternative<Resume>(action) &&
        !std::holds_alternative<Restart>(action) && !std::holds_alternative<BringBack>(action))
        return ActionApplier::refuse("Choose first whether to go on or to start over.");
    return twotrack::visit(ActionApplier{assessment, session, now_ms}, action);
}

std::optional<std::size_t> current_card(const Session& session) {
    if (session.position.kind != Position::Kind::Card) return std::nullopt;
    return session.position.index;
}

std::size_t n_answered(const SessionProgress& progress) {
    return static_cast<std::size_t>(
        std::ranges::count_if(progress.answers, [](const Response& answer) { return answer.has_value(); }));
}

Count count_questions(const Assessment& assessment, const SessionProgress& progress) {
    const std::vector<bool> presented = assessment.presented(progress.form, progress.answers);
    Count count;
    for (std::size_t i = 0; i < assessment.items.size(); ++i) {
        if (!presented[i] || assessment.items[i].kind == ItemKind::Information) continue;
        ++count.n_asked;
        if (is_answered(assessment, i, progress.answers[i])) ++count.n_answered;
    }
    return count;
}

bool is_whole(const Assessment& assessment, const Card& card, const Answers& answers) {
    for (std::size_t i = card.first_item; i < card.first_item + card.n_items; ++i)
        if (!is_answered(assessment, i, answers[i])) return false;
    return true;
}

bool is_information(const Assessment& assessment, const Card& card) {
    return assessment.items[card.first_item].kind == ItemKind::Information;
}

std::vector<Position> positions_of(const Assessment& assessment, const SessionProgress& progress) {
    const std::vector<bool> presented = assessment.presented(progress.form, progress.answers);
    std::vector<Position> places{{Position::Kind::Intro, 0}};
    std::size_t section = assessment.sections.size();
    for (const std::size_t card : assessment.card_order(progress.seed)) {
        const std::size_t first_item = assessment.cards[card].first_item;
        if (!presented[first_item]) continue;
        if (section != assessment.items[first_item].section) {
            section = assessment.items[first_item].section;
            if (!assessment.sections[section].heading.empty()) places.push_back({Position::Kind::Section, section});
        }
        places.push_back({Position::Kind::Card, card});
    }
    places.push_back({Position::Kind::Review, 0});
    places.push_back({Position::Kind::Report, 0});
    return places;
}

std::string page_id(const Assessment& assessment, const Position& place) {
    switch (place.kind) {
        case Position::Kind::Intro: return "intro";
        case Position::Kind::Section: return "section:" + assessment.sections[place.index].id;
        case Position::Kind::Card: return assessment.items[assessment.cards[place.index].first_item].id;
        case Position::Kind::Review: return "review";
        case Position::Kind::Report: return "report";
    }
    return {};
}

std::string page_id(const Assessment& assessment, const Session& session) {
    if (session.shared) return "shared";
    return session.is_welcome ? "welcome" : page_id(assessment, session.position);
}

Session welcomed(Session session) {
    const Position::Kind kind = session.position.kind;
    const bool in_the_midst = kind != Position::Kind::Intro && kind != Position::Kind::Report;
    session.is_welcome = in_the_midst && n_answered(session) > 0;
    return session;
}

Attempt attempt_of(const SessionProgress& progress) {
    return {progress.seed, progress.begun, progress.ended, progress.response_times_ms};
}

Result score_session(const Assessment& assessment, const Session& session) {
    return score_form(assessment, session.answers, session.form, session.response_times_ms, session.seed);
}

}  // namespace twotrack
