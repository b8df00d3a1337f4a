#pragma once

#include <expected>
#include <vector>

#include "core/statistics/response_matrix.hpp"
#include "core/statistics/symmetric_matrix.hpp"

namespace twotrack {

/// A model of one common factor: correlation(i, j) = loadings[i] · loadings[j].
struct OneFactor {
    std::vector<double> loadings;      ///< [n_items] standardised; their sum is not negative
    std::vector<double> uniquenesses;  ///< [n_items] share of the item's variance that is its own, in (0.005, 1]
};

/// Fits one factor by maximum likelihood.
///
/// Newton's method on the logarithms of the uniquenesses, the loadings being known given those (they come from the
/// largest eigenvalue of the matrix scaled by them). Where the exact second derivatives are not positive definite, the
/// expected ones take their place.
///
/// @param covariance  of the items. Only its correlations matter: maximum likelihood does not depend on units.
///
/// Errors: TooFewItems below 3 (with two, any loadings of the right product fit); Constant; Singular;
///         Heywood where a uniqueness falls to 0.005, the bound of R's factanal, or below; NoConvergence.
/// Cost:   O(n_items³) for each of some 5 to 20 iterations, 100 at most.
/// Source: Jöreskog (1967), Psychometrika 32(4), 443-482 (the likelihood given the uniquenesses);
///         Clarke (1970), British Journal of Mathematical and Statistical Psychology 23, 43-52 (exact derivatives).
[[nodiscard]] std::expected<OneFactor, SampleError> fit_one_factor(const SymmetricMatrix& covariance);

/// McDonald's omega total of a sum: the share of its variance that the factor makes.
struct Omega {
    double raw = 0.0;           ///< of the sum of the items as they are
    double standardized = 0.0;  ///< of the sum of the items divided by their standard deviations
};

/// (Σλ)² / ((Σλ)² + Σψ), the variance of the sum being the one the model implies.
/// Source: McDonald (1999), Test Theory: A Unified Treatment, Erlbaum, ch. 6.
/// Errors, cost: as fit_one_factor.
[[nodiscard]] std::expected<Omega, SampleError> omega_total(const SymmetricMatrix& covariance);

}  // namespace twotrack
