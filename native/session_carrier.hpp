#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "core/session.hpp"

namespace twotrack::native {

/// Takes a session along while its assessment is written: from one version to the next, or into another language.
/// What a version has no place for waits for one that has: an item that a save leaves out and the next one brings back
/// comes back with its answer, and with the person on its page where they have done nothing in between.
class SessionCarrier {
public:
    /// The session in another version of its assessment.
    ///
    /// @param session  of `from`: what the last call gave, with what the person has done since.
    /// @return         answers by item id, as far as `to` has the item and the category; and the page, by page_id, or
    ///                 what restore_session makes of one that is gone. With another assessment's id it is the intro.
    [[nodiscard]] Session carry(const Assessment& from, const Session& session, const Assessment& to,
                                std::int64_t now_ms);

    /// What waits belongs to a person who has left.
    void forget() { *this = {}; }

private:
    struct Waiting {
        std::vector<int> options;  ///< as options_of gives them
        std::string text;
        std::uint32_t response_time_ms = 0;
    };
    void bring_back(const Assessment& to, Session& session);
    void set_aside(const Assessment& from, const Session& before, const Assessment& to, const Session& after);

    std::string snapshot_;  ///< of the session as the person left it, in the version that they left it in
    std::string carried_;   ///< of what the last call gave
    std::map<std::string, Waiting> waiting_;  ///< by item id
};

}  // namespace twotrack::native
