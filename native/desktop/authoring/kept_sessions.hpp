#pragma once

#include <map>
#include <string>

#include "core/session/session.hpp"

namespace twotrack::native {

/// The sessions that a person has left or not finished, by the id of their assessment: in memory, and in files for the
/// next start. Nothing else depends on the files: a file that is missing or damaged counts as no session.
class KeptSessions {
public:
    /// @param folder  for one file for each assessment; empty: they are kept in memory only. Only the user may read it.
    explicit KeptSessions(std::string folder = {}) : folder_(std::move(folder)) {}

    /// Keeps the session in place of the one kept before. A session without answers is not kept.
    /// Errors: a file that cannot be written is reported on standard error, once.
    /// Cost: nothing is written if the session is the one kept before.
    void keep(const Assessment& assessment, const Session& session);

    /// A session of this assessment, perhaps of another version of it; a new one if none is kept.
    /// @param now_ms  as for start_session.
    [[nodiscard]] Session session_of(const Assessment& assessment, std::int64_t now_ms);

private:
    [[nodiscard]] std::string path_of(const std::string& id) const;
    void write(const std::string& id, const std::string& snapshot);

    std::string folder_;
    std::map<std::string, std::string> snapshots_;  ///< by the assessment's id; empty: it has no answers
    bool has_complained_ = false;
};

}  // namespace twotrack::native
