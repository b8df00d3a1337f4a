#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/session/session.hpp"

/// The pages of an assessment as a list to go about in, for those who write or check it. A respondent goes by actions.
namespace twotrack {

struct PageEntry {
    std::string id;     ///< see page_id
    std::string title;  ///< what the page is about, in the assessment's words
};

/// All pages that the session's form presents, given its answers, in order. Cost: O(n_items).
[[nodiscard]] std::vector<PageEntry> pages_of(const Assessment& assessment, const Session& session);

/// The session on the page with this id, its answers as they are. A page of the full form alone brings that form.
/// @return nullopt when neither form presents such a page to someone with these answers.
[[nodiscard]] std::optional<Session> opened_at(const Assessment& assessment, const Session& session,
                                               std::string_view page_id, std::int64_t now_ms);

}  // namespace twotrack
