#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/assessment/assessment.hpp"
#include "core/base/diagnostic.hpp"
#include "core/scoring/result.hpp"
#include "core/scoring/score.hpp"

namespace twotrack {

/// A position in an assessment.
struct Position {
    enum class Kind {
        Intro,
        Section,  ///< the page that introduces the section
        Card,
        Review,  ///< all answers, to check and to change
        Report,
    };
    Kind kind = Kind::Intro;
    std::size_t index = 0;  ///< of the section or the card, else 0
    friend bool operator==(const Position&, const Position&) = default;
};

/// Chooses an option of a question on screen. `chosen` describes the effect on questions with several options.
struct Answer {
    std::size_t item = 0;
    int category = 0;  ///< 0-based, in the order shown
    friend bool operator==(const Answer&, const Answer&) = default;
};
/// Replaces the text that answers a question on screen. A blank text removes the answer.
struct Write {
    std::size_t item = 0;
    std::string_view text;  ///< UTF-8, at most max_text_characters; must live until `apply` ends
    friend bool operator==(const Write&, const Write&) = default;
};
/// From the intro into a form. The session keeps its answers.
struct Begin {
    Form form = Form::Full;
    friend bool operator==(const Begin&, const Begin&) = default;
};
/// From an introduction, the review or an answered card to the next page. From the intro, works like Begin with the
/// session's form.
struct Next {
    friend bool operator==(const Next&, const Next&) = default;
};
/// From a card with an unanswered question to the next page.
struct Skip {
    friend bool operator==(const Skip&, const Skip&) = default;
};
/// To the previous page. The session keeps later answers.
struct Back {
    friend bool operator==(const Back&, const Back&) = default;
};
/// From the review to a card. The card then leads back to the review.
struct Open {
    std::size_t card = 0;
    friend bool operator==(const Open&, const Open&) = default;
};
/// From the short form to the first unanswered card of the full form, or to the review when every card is answered.
struct Extend {
    friend bool operator==(const Extend&, const Extend&) = default;
};
/// To the intro, without answers. BringBack can restore the answers.
struct Restart {
    friend bool operator==(const Restart&, const Restart&) = default;
};
/// Undoes the last Restart or Adopt; from the welcome, exchanges the answers for the other ones. The next BringBack
/// restores the answers that this one replaces.
struct BringBack {
    friend bool operator==(const BringBack&, const BringBack&) = default;
};
/// From another person's result back to the respondent's own page.
struct CloseShared {
    friend bool operator==(const CloseShared&, const CloseShared&) = default;
};
/// Makes the answers of an opened code the respondent's own. BringBack can restore the previous answers.
struct Adopt {
    friend bool operator==(const Adopt&, const Adopt&) = default;
};
/// From the welcome to the page where the respondent left.
struct Resume {
    friend bool operator==(const Resume&, const Resume&) = default;
};
/// Every change to a session is one of these actions.
using Action =
    std::variant<Answer, Write, Begin, Next, Skip, Back, Open, Extend, Restart, BringBack, CloseShared, Adopt, Resume>;

/// [n_items] the answers to short texts; empty for other items.
using Texts = std::vector<std::string>;

/// The respondent's progress.
struct SessionProgress {
    std::uint32_t seed = 0;  ///< determines the order of cards in shuffled sections; 0: as written
    /// When the first page appeared, in ms since 1970 began (UTC). Below 2³² only the moment modulo 2³² is known:
    /// answers that were begun separately differ in it. 0: not known.
    std::int64_t begun = 0;
    std::int64_t ended = 0;  ///< when these answers first led to the report, in ms since 1970 began (UTC); 0: not known
    Form form = Form::Full;
    Position position;
    bool is_reviewing = false;  ///< the position is a card that was opened from the review
    Answers answers;            ///< [n_items]
    Texts texts;
    /// [n_items] time to the item's first answer, from the appearance of the page or from the previous answer on the
    /// same page; 0: not known
    std::vector<std::uint32_t> response_times_ms;
};

/// The contents of a code: another person's result, or answers with their score.
struct Shared {
    Result result;
    std::optional<Answers> answers;  ///< [n_items]
    Form form = Form::Full;          ///< the form that was presented
};

/// One person's progress through an assessment, with the state of the screen. A value: copy it to keep it.
struct Session : SessionProgress {
    std::int64_t entered_at_ms = 0;  ///< when the page on screen appeared or last received an answer, by the host's
                                     ///< clock
    std::optional<SessionProgress> replaced;  ///< BringBack restores this progress
    std::optional<Shared> shared;             ///< the opened code, shown over the respondent's own page until closed
    bool is_welcome = false;                  ///< back again: the page asks whether to continue or to start over
};

/// Why an action does not fit. The session stays unchanged.
struct ActionError {
    std::string sentence;
};

/// @param now_ms  as for apply.
/// @param seed    as in SessionProgress: give each respondent a different seed.
[[nodiscard]] Session start_session(const Assessment& assessment, std::int64_t now_ms, std::uint32_t seed = 0);

/// The session after an action.
///
/// @param now_ms  the host's clock in ms since 1970 began (UTC); the core reads no clock.
/// @return        the new session, or the reason why the action does not fit the page on screen.
/// Cost: O(n_items), a copy of the session.
[[nodiscard]] std::expected<Session, ActionError> apply(const Assessment& assessment, const Session& session,
                                                        const Action& action, std::int64_t now_ms);

/// The card on screen; nullopt elsewhere.
[[nodiscard]] std::optional<std::size_t> current_card(const Session& session);
[[nodiscard]] inline bool is_complete(const Session& session) {
    return session.position.kind == Position::Kind::Report;
}
/// Counts the items with an answer, presented or not.
[[nodiscard]] std::size_t n_answered(const SessionProgress& progress);

/// The number of questions that the respondent's form presents with the respondent's answers, and how many of these
/// questions have an answer.
struct Count {
    std::size_t n_asked = 0;
    std::size_t n_answered = 0;
};
[[nodiscard]] Count count_questions(const Assessment& assessment, const SessionProgress& progress);

/// Whether every question of the card is answered.
[[nodiscard]] bool is_whole(const Assessment& assessment, const Card& card, const Answers& answers);

/// Whether the card asks nothing.
[[nodiscard]] bool is_information(const Assessment& assessment, const Card& card);

/// All positions that the form presents with these answers, in order. Cost: O(n_items), plus the conditions' tests.
[[nodiscard]] std::vector<Position> positions_of(const Assessment& assessment, const SessionProgress& progress);

/// "intro", "section:" and a section's id, the id of a card's first item, "review", "report".
[[nodiscard]] std::string page_id(const Assessment& assessment, const Position& place);

/// The page id of the session's position; "shared" while the page shows a code's contents, and "welcome" while the page
/// asks whether to continue.
[[nodiscard]] std::string page_id(const Assessment& assessment, const Session& session);

/// Prepares a stored session for a person who comes back. A session with answers, between the intro and the report,
/// asks whether to continue; any other session stays unchanged.
[[nodiscard]] Session welcomed(Session session);

/// What a result tells of the attempt. It must not outlive the progress.
[[nodiscard]] Attempt attempt_of(const SessionProgress& progress);

/// Scores the session's answers for the session's form (see score_form).
[[nodiscard]] Result score_session(const Assessment& assessment, const Session& session);

/// Progress as JSON, for the host to store. Item ids identify the answers, and a page id the page; a snapshot has no
/// indices.
[[nodiscard]] std::string snapshot_json(const Assessment& assessment, const Session& session);

/// Restores a session from a snapshot of this assessment or of another version of it. An answer is left out when its
/// item is gone or now has too few categories; all other answers are kept. A page that is gone becomes the first
/// unanswered question.
/// @return nullopt when the text is not a snapshot of this assessment.
[[nodiscard]] std::optional<Session> restore_session(const Assessment& assessment, std::string_view snapshot,
                                                     std::int64_t now_ms);

/// One person's answers, as read from a file.
struct AnswerSheet {
    Answers answers;         ///< [n_items]
    Texts texts;             ///< [n_items]
    Form form = Form::Full;  ///< the form that was asked
};

/// Reads answers that a person or a program wrote. The text is an object with `answers`: from item ids to categories
/// (0-based, in the order shown), to lists of categories where several are chosen or ranked, to texts, or to null.
/// `form` is "short" when only the short form was asked; "full" is the default. `assessment.id`, if present, must be
/// the id of this assessment. All other keys are ignored, and a result can therefore be read back.
/// Errors: all faults, in the order of the text: JSON errors, unknown items, categories out of range, an unknown form.
[[nodiscard]] std::expected<AnswerSheet, std::vector<Diagnostic>> parse_answer_sheet(const Assessment& assessment,
                                                                                     std::string_view text);

/// Reads a text like parse_answer_sheet, and returns only the answers.
[[nodiscard]] std::expected<Answers, std::vector<Diagnostic>> parse_answers(const Assessment& assessment,
                                                                            std::string_view text);

}  // namespace twotrack
