#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/session/session.hpp"

/// Lists the pages of an assessment and opens any of them, for authors and reviewers. Respondents navigate by actions.
namespace twotrack {

struct PageEntry {
    std::string id;     ///< see page_id
    std::string title;  ///< the page's subject, in the assessment's words
};

/// All pages that the session's form presents with the session's answers, in order. Cost: O(n_items).
[[nodiscard]] std::vector<PageEntry> pages_of(const Assessment& assessment, const Session& session);

/// Opens the page with this id and keeps the session's answers. A page that only the full form has switches to the full
/// form.
/// @return nullopt when neither form presents the page to a respondent with these answers.
[[nodiscard]] std::optional<Session> opened_at(const Assessment& assessment, const Session& session,
                                               std::string_view page_id, std::int64_t now_ms);

}  // namespace twotrack
