#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "core/assessment/assessment.hpp"
#include "core/page/page.hpp"
#include "core/scoring/score.hpp"
#include "core/session/session.hpp"

/// Shows a session as a page, and applies the controls of that page to the session.
namespace twotrack {

/// A session with its page and result, each computed once.
struct QuizState {
    Session session;
    Page page;                     ///< the session's current page
    std::optional<Result> result;  ///< the session's own result when the page is its report
};
[[nodiscard]] QuizState show(const Assessment& assessment, Session session);

/// Builds only the page of a session.
[[nodiscard]] Page build_page(const Assessment& assessment, const Session& session);

/// Whether a choice moves on to the next page by itself. A click, a digit or Enter moves on. An arrow key does not,
/// because it chooses with every step. A card with several questions moves on with the answer that completes the card.
/// A card whose question takes several options stays.
enum class Advance { Stay, GoOn };

/// Activates a control of the page on screen.
///
/// @param page    the session's page, as `show` built it.
/// @param now_ms  as for `apply`.
/// @return        the session after the action, with the new page.
/// Errors: the page has no control with this id, or the control's action does not fit the session.
[[nodiscard]] std::expected<QuizState, ActionError> activate(const Assessment& assessment, const Session& session,
                                                             const Page& page, std::string_view control_id,
                                                             Advance advance, std::int64_t now_ms);

/// Writes a text into a text field of the page on screen; otherwise works like `activate`.
[[nodiscard]] std::expected<QuizState, ActionError> write(const Assessment& assessment, const Session& session,
                                                          const Page& page, std::string_view control_id,
                                                          std::string_view text, std::int64_t now_ms);

}  // namespace twotrack
