#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "core/session/session.hpp"

namespace twotrack::native {

/// Carries a session over while its assessment is edited: from one version to the next, or into another language.
/// Answers that a version has no place for are kept. If one save removes an item and the next brings it back, its
/// answer comes back, too, and so does the person's page if they have done nothing in between.
class SessionMigration {
public:
    /// Moves the session to another version of its assessment.
    ///
    /// @param session  a session of `from`: the result of the last call, with the person's actions since.
    /// @return         the answers by item id, as far as `to` has the item and the category; and the page by page_id.
    ///                 If the page no longer exists, restore_session chooses one. If the assessment's id differs, the
    ///                 page is the intro. A session that asks whether to continue still asks.
    [[nodiscard]] Session migrate(const Assessment& from, const Session& session, const Assessment& to,
                                  std::int64_t now_ms);

    /// Forgets the kept answers. Call when another person begins.
    void forget() { *this = {}; }

private:
    struct Waiting {
        std::vector<int> options;  ///< as options_of gives them
        std::string text;
        std::uint32_t response_time_ms = 0;
    };
    void bring_back(const Assessment& to, Session& session);
    void set_aside(const Assessment& from, const Session& before, const Assessment& to, const Session& after);

    std::string snapshot_;  ///< a snapshot of the session as the person left it, in the version in which they left it
    std::string migrated_;  ///< a snapshot of the last call's result
    std::map<std::string, Waiting> waiting_;  ///< by item id
};

}  // namespace twotrack::native
