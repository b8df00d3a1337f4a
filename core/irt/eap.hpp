#pragma once

#include <cstddef>
#include <expected>
#include <span>

#include "core/irt/item_bank.hpp"
#include "core/irt/quadrature.hpp"

namespace twotrack {

/// The quadrature that sums a narrow posterior.
enum class Grid {
    Adaptive,   ///< sums again over 61 nodes around the estimate when the posterior sd is below the nodes' distance
    Reference,  ///< always 61 nodes over ±6 prior standard deviations, as in the reference figures
};

/// A posterior on one trait.
struct Estimate {
    double theta = 0.0;           ///< posterior mean, logits
    double standard_error = 1.0;  ///< posterior standard deviation, logits
    double log_marginal = 0.0;    ///< log of the probability of these answers under model and prior; covers the answers
                                  ///< on both traits when the prior correlates the traits
    double above_zero = 0.5;      ///< posterior probability that the trait is above 0, within 0.004
    std::size_t n_answered = 0;   ///< number of answers used; 0: the estimate is the prior on the grid
};

/// A posterior on two traits with a bivariate normal prior.
struct JointEstimate {
    Estimate first;
    Estimate second;
    double covariance = 0.0;   ///< of the posterior, squared logits
    double both_above = 0.25;  ///< posterior probability that both traits are above 0
    double both_below = 0.25;  ///< posterior probability that both traits are below 0
};

/// Scores one person's answers on one trait under the graded response model.
///
/// The sum runs over 61 evenly spaced points on mean ± 6 sd, in one fixed order: every build gives the same answers the
/// same score. Unless Grid::Reference is requested, a posterior narrower than the points' distance is summed again, on
/// 61 points over the estimate ± 6·max(sd, a quarter of that distance). With the standard prior, this happens below an
/// sd of 0.2 and covers ± 6·max(sd, 0.05). The sum is repeated, at most four times, while the points are too far apart
/// or miss part of the posterior.
///
/// @param bank       the scale's items.
/// @param responses  [n_items] see Response; a missing answer scores exactly as if the item did not exist.
/// @param prior      see NormalPrior; the standard normal uses the bank's table, other priors cost O(n_items)
///                   exponentials.
/// @return           see Estimate. Without any answer: the mean and sd of the prior on the grid (0 and 0.99999998 for
///                   the standard normal).
///
/// Errors: SizeMismatch, InvalidResponse, InvalidPrior.
/// Cost:   O(n_items), no allocation.
/// Source: Samejima (1969), Psychometrika Monograph 17 (model);
///         Bock & Mislevy (1982), Applied Psychological Measurement 6(4), 431-444 (estimator).
[[nodiscard]] std::expected<Estimate, ScoreError> estimate_eap(const ItemBank& bank,
                                                               std::span<const Response> responses,
                                                               const NormalPrior& prior = {},
                                                               Grid grid = Grid::Adaptive);

/// Scores two traits together under a bivariate standard normal prior with this correlation, on 61 × 61 points. With
/// correlation 0 the result is exactly two one-dimensional estimates.
///
/// @param correlation  of the prior, in (−1, 1).
/// Errors: as estimate_eap; InvalidPrior for the correlation.
/// Cost:   O(n_items) and, with a correlation, 3,721 exponentials; no allocation.
/// Source: as estimate_eap, in two dimensions.
[[nodiscard]] std::expected<JointEstimate, ScoreError> estimate_eap_2d(const ItemBank& first,
                                                                       std::span<const Response> first_responses,
                                                                       const ItemBank& second,
                                                                       std::span<const Response> second_responses,
                                                                       double correlation, Grid grid = Grid::Adaptive);

}  // namespace twotrack
