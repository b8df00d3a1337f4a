#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "core/assessment.hpp"
#include "core/page.hpp"
#include "core/session.hpp"

/// A session as the page that it is on, and what a control of that page makes of the session.
namespace twotrack {

/// The page that a session is on.
[[nodiscard]] Page build_page(const Assessment& assessment, const Session& session);

/// Whether a choice goes on to the next page by itself: a click of the pointer, a digit or Enter does, an arrow key,
/// which chooses with every step, does not. A card with several questions goes on with the answer that completes it;
/// one whose question takes several options stays.
enum class Advance { Stay, GoOn };

/// Writes into the text field with this id, as `activate` does.
[[nodiscard]] std::expected<Session, ActionError> write(const Assessment& assessment, const Session& session,
                                                        std::string_view control_id, std::string text,
                                                        std::int64_t now_ms);

/// Activates the control with this id on the session's page.
/// Errors: there is no such control on this page, or its action does not fit; the session is as it was.
[[nodiscard]] std::expected<Session, ActionError> activate(const Assessment& assessment, const Session& session,
                                                           std::string_view control_id, Advance advance,
                                                           std::int64_t now_ms);

}  // namespace twotrack
