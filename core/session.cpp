#include "core/session.hpp"

#include <algorithm>
#include <limits>

namespace twotrack {
namespace {

struct Applier {
    const Assessment& assessment;
    const Session& before;
    std::int64_t now_ms;

    using Outcome = std::expected<Session, ActionError>;

    static Outcome refuse(std::string sentence) { return std::unexpected(ActionError{std::move(sentence)}); }

    Outcome move_to(std::size_t position) const {
        Session session = before;
        session.position = position;
        session.entered_at_ms = now_ms;
        return session;
    }

    std::uint32_t response_time_ms() const {
        // A clock may step back; a time of 0 would read as none.
        if (now_ms <= before.entered_at_ms) return 1;
        // Unsigned, as the clock's origin may be anywhere.
        const auto elapsed = static_cast<std::uint64_t>(now_ms) - static_cast<std::uint64_t>(before.entered_at_ms);
        return static_cast<std::uint32_t>(std::min<std::uint64_t>(elapsed, std::numeric_limits<std::uint32_t>::max()));
    }

    Outcome operator()(const Answer& answer) const {
        const auto item = current_item(assessment, before);
        if (!item || *item != answer.item) return refuse("This question is not on the page.");
        if (answer.category < 0 || static_cast<std::size_t>(answer.category) >= assessment.n_categories(*item))
            return refuse("This question has no such answer.");
        Session session = before;
        session.answers[*item] = answer.category;
        if (session.response_times_ms[*item] == 0) {
            session.response_times_ms[*item] = response_time_ms();
        }
        session.replaced.reset();
        return session;
    }

    Outcome operator()(const Next&) const {
        if (is_complete(assessment, before)) return refuse("This is the last page.");
        if (const auto item = current_item(assessment, before); item && !before.answers[*item])
            return refuse("This question has no answer yet; answer it or skip it.");
        return move_to(before.position + 1);
    }

    Outcome operator()(const Skip&) const {
        const auto item = current_item(assessment, before);
        if (!item || before.answers[*item]) return refuse("There is nothing to skip on this page.");
        return move_to(before.position + 1);
    }

    Outcome operator()(const Back&) const {
        if (before.position == 0) return refuse("This is the first page.");
        return move_to(before.position - 1);
    }

    Outcome operator()(const Restart&) const {
        if (before.position == 0 && n_answered(before) == 0) return refuse("There is nothing to start over.");
        Session session = start_session(assessment, now_ms);
        // A second restart without an answer in between does not make the first one final.
        session.replaced = n_answered(before) > 0 ? before.answers : before.replaced;
        return session;
    }

    Outcome operator()(const CloseShared&) const {
        if (!before.shared) return refuse("No shared result is open.");
        Session session = before;
        session.shared.reset();
        session.entered_at_ms = now_ms;
        return session;
    }

    Outcome operator()(const BringBack&) const {
        if (!before.replaced) return refuse("There are no answers to bring back.");
        Session session = start_session(assessment, now_ms);
        session.answers = *before.replaced;
        session.position = assessment.items.size() + 1;
        return session;
    }
};

}  // namespace

Session start_session(const Assessment& assessment, std::int64_t now_ms) {
    Session session;
    session.answers.resize(assessment.items.size());
    session.response_times_ms.resize(assessment.items.size());
    session.entered_at_ms = now_ms;
    return session;
}

std::expected<Session, ActionError> apply(const Assessment& assessment, const Session& session, const Action& action,
                                          std::int64_t now_ms) {
    if (session.shared && !std::holds_alternative<CloseShared>(action))
        return Applier::refuse("A shared result is open; close it first.");
    return std::visit(Applier{assessment, session, now_ms}, action);
}

std::optional<std::size_t> current_item(const Assessment& assessment, const Session& session) {
    if (session.position == 0 || is_complete(assessment, session)) return std::nullopt;
    return session.position - 1;
}

bool is_complete(const Assessment& assessment, const Session& session) {
    return session.position == assessment.items.size() + 1;
}

std::size_t n_answered(const Session& session) {
    return static_cast<std::size_t>(
        std::ranges::count_if(session.answers, [](const Response& answer) { return answer.has_value(); }));
}

std::string page_id(const Assessment& assessment, const Session& session) {
    if (session.shared) return "shared";
    if (const auto item = current_item(assessment, session)) return assessment.items[*item].id;
    return session.position == 0 ? "intro" : "report";
}

}  // namespace twotrack
