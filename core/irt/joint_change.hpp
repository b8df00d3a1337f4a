#pragma once

#include "core/irt/joint_posterior.hpp"

namespace twotrack {

/// How far a person's traits have moved between two sittings, in standard errors: positive upwards, and for the lean
/// towards the second trait. Without a change, each lies beyond ±1.96 in one case of twenty.
struct JointChange {
    double first = 0.0, second = 0.0, lean = 0.0;
};

/// Compares two sittings with the same questions. Each estimate is divided by its reliability first, because a
/// posterior mean is drawn towards the prior by as much as the answers are few.
///
/// @param before, after      posteriors under sitting_model.
/// @param prior_correlation  of the model.
/// Cost: a few operations.
/// Source: Jacobson & Truax (1991), Journal of Consulting and Clinical Psychology 59(1), 12-19 (reliable change);
///         Bock & Mislevy (1982), Applied Psychological Measurement 6(4), 431-444 (reliability of an EAP).
[[nodiscard]] JointChange change_between(const JointEstimate& before, const JointEstimate& after,
                                         double prior_correlation);

/// A trait, or the lean, in one sitting.
struct SittingScore {
    Estimate full;   ///< under the model
    Estimate alone;  ///< under sitting_model
};

/// Two sittings between which a trait has not changed as one estimate: theta and its standard error. The answers of
/// both add up, and the prior counts once, as does what is the same in both sittings: by how much more the model knows
/// without it.
///
/// @param prior_variance  of the trait or the lean.
/// Cost: a few operations.
[[nodiscard]] Estimate combined(const SittingScore& before, const SittingScore& after, double prior_variance = 1.0);

}  // namespace twotrack
