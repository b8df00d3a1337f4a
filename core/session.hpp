#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/assessment.hpp"
#include "core/score.hpp"

namespace twotrack {

/// Chooses a category of the question on screen.
struct Answer {
    std::size_t item = 0;
    int category = 0;  ///< 0-based, in the order shown
    friend bool operator==(const Answer&, const Answer&) = default;
};
/// From the intro, or from an answered question.
struct Next {
    friend bool operator==(const Next&, const Next&) = default;
};
/// From a question without an answer.
struct Skip {
    friend bool operator==(const Skip&, const Skip&) = default;
};
/// To the page before; later answers are kept.
struct Back {
    friend bool operator==(const Back&, const Back&) = default;
};
/// To the intro, without answers.
struct Restart {
    friend bool operator==(const Restart&, const Restart&) = default;
};
/// Undoes the last Restart.
struct BringBack {
    friend bool operator==(const BringBack&, const BringBack&) = default;
};
/// From another's result back to one's own page.
struct CloseShared {
    friend bool operator==(const CloseShared&, const CloseShared&) = default;
};
/// The only ways in.
using Action = std::variant<Answer, Next, Skip, Back, Restart, BringBack, CloseShared>;

/// One person's way through an assessment. A value: copy it to keep it.
struct Session {
    /// 0 is the intro, 1 to n_items a question each, n_items + 1 the report.
    std::size_t position = 0;
    Answers answers;  ///< [n_items]
    /// [n_items] from the page's appearance to its first answer; 0: none
    std::vector<std::uint32_t> response_times_ms;
    std::int64_t entered_at_ms = 0;   ///< when the page on screen appeared, by the host's clock
    std::optional<Answers> replaced;  ///< what BringBack brings back
    std::optional<Result> shared;     ///< another's result, shown over one's own page until it is closed
};

/// Why an action did not fit. The session is as it was.
struct ActionError {
    std::string sentence;
};

[[nodiscard]] Session start_session(const Assessment& assessment, std::int64_t now_ms);

/// The session after an action.
///
/// @param now_ms  the host's clock, from any origin; the core reads none.
/// @return        the new session; or why the action does not fit the page on screen.
/// Cost: O(n_items), a copy of the session.
[[nodiscard]] std::expected<Session, ActionError> apply(const Assessment& assessment, const Session& session,
                                                        const Action& action, std::int64_t now_ms);

/// The item on screen; nullopt on the intro and on the report.
[[nodiscard]] std::optional<std::size_t> current_item(const Assessment& assessment, const Session& session);
[[nodiscard]] bool is_complete(const Assessment& assessment, const Session& session);
[[nodiscard]] std::size_t n_answered(const Session& session);

/// "intro", an item's id, "report", or "shared" while another's result is shown.
[[nodiscard]] std::string page_id(const Assessment& assessment, const Session& session);

/// Progress as JSON, for the host to keep: answers by item id and the page, never an index.
[[nodiscard]] std::string snapshot_json(const Assessment& assessment, const Session& session);

/// A session from a snapshot of this assessment, also of another version of it: answers whose item is gone or has
/// fewer categories now are left out, the rest is kept, and a page that is gone becomes the first unanswered question.
/// @return nullopt when the text is no snapshot of this assessment.
[[nodiscard]] std::optional<Session> restore_session(const Assessment& assessment, std::string_view snapshot,
                                                     std::int64_t now_ms);

/// Reads answers that a person or a program wrote: an object with `answers`, from item ids to categories (0-based, in
/// the order shown) or null. Other keys are ignored, so that a result can be read again; `assessment.id`, where it is
/// given, must be this assessment's.
/// Errors: everything that is wrong, in the order of the text: JSON's own, unknown items, categories out of range.
[[nodiscard]] std::expected<Answers, std::vector<Diagnostic>> parse_answers(const Assessment& assessment,
                                                                            std::string_view text);

}  // namespace twotrack
