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
#include "core/scoring/score.hpp"

namespace twotrack {

/// Where in an assessment one is.
struct Position {
    enum class Kind {
        Intro,
        Section,  ///< the page that introduces it
        Card,
        Review,  ///< all answers, to look over and to change
        Report,
    };
    Kind kind = Kind::Intro;
    std::size_t index = 0;  ///< of the section or the card, else 0
    friend bool operator==(const Position&, const Position&) = default;
};

/// Chooses an option of a question on screen: see `chosen` for what that does where several may be chosen.
struct Answer {
    std::size_t item = 0;
    int category = 0;  ///< 0-based, in the order shown
    friend bool operator==(const Answer&, const Answer&) = default;
};
/// Replaces the text that answers a question on screen. A blank one is no answer.
struct Write {
    std::size_t item = 0;
    std::string text;  ///< UTF-8, at most max_text_characters
    friend bool operator==(const Write&, const Write&) = default;
};
/// From the intro into a form. Answers that are there already are kept.
struct Begin {
    Form form = Form::Full;
    friend bool operator==(const Begin&, const Begin&) = default;
};
/// From an introduction, the review or an answered card to the page after it; from the intro as Begin in the session's
/// form.
struct Next {
    friend bool operator==(const Next&, const Next&) = default;
};
/// From a card with a question without an answer.
struct Skip {
    friend bool operator==(const Skip&, const Skip&) = default;
};
/// To the page before; later answers are kept.
struct Back {
    friend bool operator==(const Back&, const Back&) = default;
};
/// From the review to a card, and from there back to the review.
struct Open {
    std::size_t card = 0;
    friend bool operator==(const Open&, const Open&) = default;
};
/// From the short form to the first card of the full one without an answer.
struct Extend {
    friend bool operator==(const Extend&, const Extend&) = default;
};
/// To the intro, without answers.
struct Restart {
    friend bool operator==(const Restart&, const Restart&) = default;
};
/// Undoes the last Restart or Adopt; answers that there are now can be brought back in their turn.
struct BringBack {
    friend bool operator==(const BringBack&, const BringBack&) = default;
};
/// From another's result back to one's own page.
struct CloseShared {
    friend bool operator==(const CloseShared&, const CloseShared&) = default;
};
/// Makes the answers of an opened code one's own. Those that one has are kept for BringBack.
struct Adopt {
    friend bool operator==(const Adopt&, const Adopt&) = default;
};
/// From the welcome to the page that one left.
struct Resume {
    friend bool operator==(const Resume&, const Resume&) = default;
};
/// The only ways in.
using Action =
    std::variant<Answer, Write, Begin, Next, Skip, Back, Open, Extend, Restart, BringBack, CloseShared, Adopt, Resume>;

inline constexpr std::size_t max_text_characters = 500;

/// [n_items] what was written in answer to short texts; elsewhere empty.
using Texts = std::vector<std::string>;

/// How far one has come.
struct Way {
    std::uint32_t seed = 0;  ///< of the order of cards in shuffled sections; 0: as written
    Form form = Form::Full;
    Position position;
    bool is_reviewing = false;  ///< on a card that was opened from the review
    Answers answers;            ///< [n_items]
    Texts texts;
    /// [n_items] from the appearance of the page, or from the answer before it on the same page, to its first answer;
    /// 0: none
    std::vector<std::uint32_t> response_times_ms;
};

/// What a code holds: another's result, or answers with their score.
struct Shared {
    Result result;
    std::optional<Answers> answers;  ///< [n_items]
    Form form = Form::Full;          ///< what was presented; of answers only
};

/// One person's way through an assessment. A value: copy it to keep it.
struct Session : Way {
    std::int64_t entered_at_ms = 0;  ///< when the page on screen appeared, or was answered last, by the host's clock
    std::optional<Way> replaced;     ///< what BringBack brings back
    std::optional<Shared> shared;    ///< what was opened, shown over one's own page until it is closed
    bool is_welcome = false;         ///< one has come back to it: the page asks whether to go on or to start over
};

/// Why an action did not fit. The session is as it was.
struct ActionError {
    std::string sentence;
};

/// @param seed  as in Way: another for each respondent.
[[nodiscard]] Session start_session(const Assessment& assessment, std::int64_t now_ms, std::uint32_t seed = 0);

/// The session after an action.
///
/// @param now_ms  the host's clock, from any origin; the core reads none.
/// @return        the new session; or why the action does not fit the page on screen.
/// Cost: O(n_items), a copy of the session.
[[nodiscard]] std::expected<Session, ActionError> apply(const Assessment& assessment, const Session& session,
                                                        const Action& action, std::int64_t now_ms);

/// The card on screen; nullopt elsewhere.
[[nodiscard]] std::optional<std::size_t> current_card(const Session& session);
[[nodiscard]] inline bool is_complete(const Session& session) {
    return session.position.kind == Position::Kind::Report;
}
/// How many items have an answer, presented or not.
[[nodiscard]] std::size_t n_answered(const Way& way);

/// How many questions one's form presents, given one's answers, and how many of them are answered.
struct Count {
    std::size_t n_asked = 0;
    std::size_t n_answered = 0;
};
[[nodiscard]] Count count_questions(const Assessment& assessment, const Way& way);

/// Whether every question of the card is answered.
[[nodiscard]] bool is_whole(const Assessment& assessment, const Card& card, const Answers& answers);

/// Whether the card asks nothing.
[[nodiscard]] bool is_information(const Assessment& assessment, const Card& card);

/// All places that a way has, given its answers, in order. Cost: O(n_items), and the conditions' tests.
[[nodiscard]] std::vector<Position> positions_of(const Assessment& assessment, const Way& way);

/// "intro", "section:" and a section's id, the id of a card's first item, "review", "report".
[[nodiscard]] std::string page_id(const Assessment& assessment, const Position& place);

/// That of the session's place; "shared" while what a code holds is shown, and "welcome" while the page asks whether to
/// go on.
[[nodiscard]] std::string page_id(const Assessment& assessment, const Session& session);

/// A session that was kept, as it greets a person who comes back: one in the midst of the questions is asked whether to
/// go on, any other stays as it is.
[[nodiscard]] Session welcomed(Session session);

/// The score of the session's answers, with what its form presented.
[[nodiscard]] Result score_session(const Assessment& assessment, const Session& session);

/// Progress as JSON, for the host to keep: answers by item id and the page, never an index.
[[nodiscard]] std::string snapshot_json(const Assessment& assessment, const Session& session);

/// A session from a snapshot of this assessment, also of another version of it: answers whose item is gone or has
/// fewer categories now are left out, the rest is kept, and a page that is gone becomes the first unanswered question.
/// @return nullopt when the text is no snapshot of this assessment.
[[nodiscard]] std::optional<Session> restore_session(const Assessment& assessment, std::string_view snapshot,
                                                     std::int64_t now_ms);

/// One person's answers as a file has them.
struct AnswerSheet {
    Answers answers;         ///< [n_items]
    Texts texts;             ///< [n_items]
    Form form = Form::Full;  ///< what was asked
};

/// Reads answers that a person or a program wrote: an object with `answers`, from item ids to categories (0-based, in
/// the order shown), to lists of them where several are chosen or ranked, to texts, or to null; and with `form` where
/// only the short one was asked ("short"; "full" is the default). Other keys are ignored, so that a result can be read
/// again; `assessment.id`, where it is given, must be this assessment's. Errors: everything that is wrong, in the order
/// of the text: JSON's own, unknown items, categories out of range, a
///         form that there is not.
[[nodiscard]] std::expected<AnswerSheet, std::vector<Diagnostic>> parse_answer_sheet(const Assessment& assessment,
                                                                                     std::string_view text);

/// The answers of parse_answer_sheet.
[[nodiscard]] std::expected<Answers, std::vector<Diagnostic>> parse_answers(const Assessment& assessment,
                                                                            std::string_view text);

}  // namespace twotrack
