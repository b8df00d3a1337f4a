#include "core/scoring/claim.hpp"

namespace twotrack {

Claim claim_of(const JointPosterior& posterior, bool enough, int steps_down, const ClaimThresholds& thresholds) {
    using enum Outcome;
    if (!enough) return {};
    const bool people = posterior.second_greater > 0.5;
    const double best = people ? posterior.second_greater : 1.0 - posterior.second_greater;
    const int level = (best >= thresholds.slight) + (best >= thresholds.likely) + (best >= thresholds.very_likely) -
                      steps_down;  // 3: very likely … 1: slight
    if (level >= 2) return {people ? Management : Technical, level == 2 ? Words::Likely : Words::VeryLikely};
    if (steps_down == 0 && posterior.traits.both_above >= thresholds.both) return {Hybrid, Words::ProbablyBoth};
    if (steps_down == 0 && posterior.traits.both_below >= thresholds.both) return {NeitherYet, Words::ProbablyBoth};
    if (level == 1) return {TooCloseToCall, people ? Words::SlightManagement : Words::SlightTechnical};
    return {TooCloseToCall, Words::None};
}

Level level_of(const Estimate& trait) {
    return trait.above_zero >= 0.8 ? Level::High : trait.above_zero <= 0.2 ? Level::Low : Level::None;
}

}  // namespace twotrack
