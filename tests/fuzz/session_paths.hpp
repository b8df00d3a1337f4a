#pragma once

#include "core/session/session.hpp"

namespace twotrack::fuzz {

/// Checks that every answer belongs to its item, and that every answered text item has a text.
void check_answers(const Assessment& assessment, const Answers& answers, const Texts& texts);

/// Checks what holds for every session: its position exists, its answers are valid, and it can be saved and restored.
void check_session(const Assessment& assessment, const Session& session);

/// Whether the two differ only in texts without a visible character, which are not answers and are not saved.
[[nodiscard]] bool same_progress(const SessionProgress& one, const SessionProgress& other);

}  // namespace twotrack::fuzz
