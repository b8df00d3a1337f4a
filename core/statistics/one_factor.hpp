#pragma once

#include <expected>
#include <span>
#include <vector>

#include "core/statistics/response_matrix.hpp"
#include "core/statistics/sample_moments.hpp"
#include "core/statistics/symmetric_matrix.hpp"

namespace twotrack {

/// A model with one common factor: correlation(i, j) = loadings[i] · loadings[j].
struct OneFactor {
    std::vector<double> loadings;      ///< [n_items] standardised; their sum is not negative
    std::vector<double> uniquenesses;  ///< [n_items] share of the item's variance that the factor does not explain, in
                                       ///< (0.005, 1]
};

/// Fits one factor by maximum likelihood.
///
/// Newton's method on the logarithms of the uniquenesses, which stay at 0.005, the bound of R's factanal, or above. The
/// uniquenesses determine the loadings, through the largest eigenvalue of the matrix that they scale. Where the exact
/// second derivatives are not positive definite, the expected second derivatives replace them.
///
/// The search starts as factanal's does. If it ends at the bound, it starts from three further places, because the
/// likelihood can have several optima: a better one off the bound is then the fit, and no Heywood case.
///
/// @param covariance  of the items. Only the correlations matter: maximum likelihood does not depend on units.
///
/// Errors: TooFewItems below 3 (two items fit any loadings with the right product); Constant; Singular; NoCovariance;
///         NotPositiveDefinite; Heywood when the best optimum has a uniqueness at the bound; NoConvergence.
/// Cost:   O(n_items³) for each of about 5 to 20 iterations, 100 at most, from up to four starts.
/// Source: Jöreskog (1967), Psychometrika 32(4), 443-482 (the likelihood given the uniquenesses);
///         Clarke (1970), British Journal of Mathematical and Statistical Psychology 23, 43-52 (exact derivatives).
[[nodiscard]] std::expected<OneFactor, SampleError> fit_one_factor(const SymmetricMatrix& covariance);

/// McDonald's omega total of a sum: the share of the sum's variance that the factor explains.
struct Omega {
    double raw = 0.0;           ///< of the sum of the unscaled items
    double standardized = 0.0;  ///< of the sum of the items divided by their standard deviations
};

/// Computes (Σλ)² / ((Σλ)² + Σψ). The variance of the sum is the variance that the model implies.
/// @param variances  [n_items] of the items.
/// Source: McDonald (1999), Test Theory: A Unified Treatment, Erlbaum, ch. 6.
[[nodiscard]] Omega omega_total(const OneFactor& factor, std::span<const double> variances);

/// The same of a sample: one factor is fitted to its correlations. With missing answers, these are the pairwise ones,
/// to which the R package psych 2.2.9 fits factors too (fa, omega). Errors, cost: as fit_one_factor; NoCovariance.
[[nodiscard]] std::expected<Omega, SampleError> omega_total(const SampleMoments& moments);

}  // namespace twotrack
