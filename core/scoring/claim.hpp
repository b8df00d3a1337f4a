#pragma once

#include "core/assessment/outcome.hpp"
#include "core/irt/joint_posterior.hpp"

namespace twotrack {

/// The words in which the joint model states an outcome.
enum class Words {
    None,              ///< too close to call, or not enough evidence
    SlightTechnical,   ///< a slight lean, not a call: about 4 in 5
    SlightManagement,  ///< likewise
    ProbablyBoth,      ///< both traits above 0, or both below: about 3 in 4
    Likely,            ///< a side: about 9 in 10
    VeryLikely,        ///< a side: at least 19 in 20
};

/// What the joint model says of a person.
struct Claim {
    Outcome outcome = Outcome::NotEnoughEvidence;
    Words words = Words::None;

    bool operator==(const Claim&) const = default;
};

/// The lowest probabilities that carry a claim, each from 0.5 to 1.
struct ClaimThresholds {
    double very_likely = 0.97;  ///< of a side
    double likely = 0.90;       ///< of a side
    double slight = 0.80;       ///< of a side
    double both = 0.80;         ///< that both traits lie above 0, or both below
};

/// Chooses the outcome and its words, the second trait's side being management. A side that is at least likely comes
/// first, then both high or both low, then a slight lean.
///
/// @param enough      whether enough statements of each scale are answered.
/// @param steps_down  by how many steps the words are weakened, because the answers look careless: very likely, likely,
///                    slight, too close; both high and both low become too close.
[[nodiscard]] Claim claim_of(const JointPosterior& posterior, bool enough, int steps_down = 0,
                             const ClaimThresholds& thresholds = {});

/// What is said of one trait's level.
enum class Level { None, Low, High };

/// High: above 0 with a probability of at least 0.8. Low: below 0 with at least that probability.
[[nodiscard]] Level level_of(const Estimate& trait);

}  // namespace twotrack
