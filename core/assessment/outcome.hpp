#pragma once

#include <string_view>

namespace twotrack {

/// What the assessment says in the end (MEASUREMENT: the decision's six outcomes).
enum class Outcome { Technical, Management, Hybrid, NeitherYet, TooCloseToCall, NotEnoughEvidence };

/// How firmly a side is called. Only Technical and Management are ever Clear.
enum class Certainty { Lean, Clear };

/// The outcome's name in JSON and CSV: "technical", "too_close_to_call", …
[[nodiscard]] std::string_view outcome_id(Outcome outcome);

/// The key of its texts in an assessment: the id, for the two sides with "_clear" or "_lean" behind it.
[[nodiscard]] std::string_view outcome_text_key(Outcome outcome, Certainty certainty);

}  // namespace twotrack
