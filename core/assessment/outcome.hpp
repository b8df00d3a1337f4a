#pragma once

#include <string_view>

namespace twotrack {

/// The conclusion of an assessment (MEASUREMENT: the decision's six outcomes).
enum class Outcome { Technical, Management, Hybrid, NeitherYet, TooCloseToCall, NotEnoughEvidence };

/// How firmly a side is called. Only Technical and Management can be Clear.
enum class Certainty { Lean, Clear };

/// The outcome's name in JSON and CSV: "technical", "too_close_to_call", …
[[nodiscard]] std::string_view outcome_id(Outcome outcome);

/// The key of the outcome's texts in an assessment: the outcome's id, followed by "_clear" or "_lean" for the two
/// sides.
[[nodiscard]] std::string_view outcome_text_key(Outcome outcome, Certainty certainty);

}  // namespace twotrack
