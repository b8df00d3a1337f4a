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

/// A session as the page that it is on, and what a control of that page makes of the session.
namespace twotrack {

/// A session with what is on screen. Each is worked out once.
struct QuizState {
    Session session;
    Page page;                     ///< the one that the session is on
    std::optional<Result> result;  ///< the session's own, where the page is its report
};
[[nodiscard]] QuizState show(const Assessment& assessment, Session session);

/// The page that a session is on, by itself.
[[nodiscard]] Page build_page(const Assessment& assessment, const Session& session);

/// Whether a choice goes on to the next page by itself: a click of the pointer, a digit or Enter does, an arrow key,
/// which chooses with every step, does not. A card with several questions goes on with the answer that completes it;
/// one whose question takes several options stays.
enum class Advance { Stay, GoOn };

/// Activates a control of the page on screen.
///
/// @param page    the session's, as `show` has built it.
/// @param now_ms  as for `apply`.
/// @return        the session after it, and the page that it leads to.
/// Errors: the page has no such control, or its action does not fit the session.
[[nodiscard]] std::expected<QuizState, ActionError> activate(const Assessment& assessment, const Session& session,
                                                             const Page& page, std::string_view control_id,
                                                             Advance advance, std::int64_t now_ms);

/// Writes into a text field of the page on screen; otherwise as `activate`.
[[nodiscard]] std::expected<QuizState, ActionError> write(const Assessment& assessment, const Session& session,
                                                          const Page& page, std::string_view control_id,
                                                          std::string text, std::int64_t now_ms);

}  // namespace twotrack
