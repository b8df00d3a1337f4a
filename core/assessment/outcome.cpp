#include "core/assessment/outcome.hpp"

namespace twotrack {

std::string_view outcome_id(Outcome outcome) {
    switch (outcome) {
        case Outcome::Technical: return "technical";
        case Outcome::Management: return "management";
        case Outcome::Hybrid: return "hybrid";
        case Outcome::NeitherYet: return "neither_yet";
        case Outcome::TooCloseToCall: return "too_close_to_call";
        case Outcome::NotEnoughEvidence: return "not_enough_evidence";
    }
    return {};
}

std::string_view outcome_text_key(Outcome outcome, Certainty certainty) {
    const bool clear = certainty == Certainty::Clear;
    if (outcome == Outcome::Technical) return clear ? "technical_clear" : "technical_lean";
    if (outcome == Outcome::Management) return clear ? "management_clear" : "management_lean";
    return outcome_id(outcome);
}

}  // namespace twotrack
