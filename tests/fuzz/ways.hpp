#pragma once

#include "core/session.hpp"

namespace twotrack::fuzz {

/// Every answer is one of its item's, and a text is there where one was written.
void check_answers(const Assessment& assessment, const Answers& answers, const Texts& texts);

/// All that holds of a session wherever one is: its place is one that it has, its answers are answers, and it can be
/// kept and fetched again.
void check_session(const Assessment& assessment, const Session& session);

/// Whether nothing differs but texts without a visible character, which are no answers and are not kept.
[[nodiscard]] bool same_way(const Way& one, const Way& other);

}  // namespace twotrack::fuzz
