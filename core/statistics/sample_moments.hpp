#pragma once

#include <cstddef>
#include <expected>
#include <optional>
#include <span>
#include <vector>

#include "core/statistics/response_matrix.hpp"
#include "core/statistics/symmetric_matrix.hpp"

namespace twotrack {

/// How many respondents a sample's figures come from. Respondents without any answer count nowhere.
struct SampleSize {
    std::size_t n_respondents = 0;     ///< with at least one answer
    std::size_t n_complete = 0;        ///< with an answer to every item
    std::size_t fewest_of_a_pair = 0;  ///< of all pairs of items, the fewest respondents who answered both; 0 for fewer
                                       ///< than two items
};

/// Whether a respondent who answered something left something out.
[[nodiscard]] constexpr bool has_gaps(const SampleSize& size) { return size.n_complete < size.n_respondents; }

/// Means, covariances and correlations from all answers: each figure uses the respondents who answered the items that
/// it is about (pairwise deletion). Without missing answers, these are the usual moments of the sample.
///
/// Pairwise covariances come from different respondents. No complete sample need have them all, and the matrix need
/// not be positive definite.
///
/// Source: R's cov and cor with use = "pairwise.complete.obs".
struct SampleMoments {
    SampleSize size;
    std::vector<std::size_t> n_answers;  ///< [n_items]
    std::vector<double> means;           ///< [n_items] of the answers; 0 without any
    /// [n_items × n_items] Of two items: of the n respondents who answered both, around their means, with divisor n −
    /// 1; NaN if fewer than three did. On the diagonal: of all answers to the item; NaN for fewer than two.
    SymmetricMatrix covariance;
    /// [n_items × n_items] The covariance divided by the standard deviations of the same respondents, −1 to 1. NaN
    /// where the covariance is NaN or either item does not vary among these respondents. The diagonal is 1.
    SymmetricMatrix correlation;
};

/// Computes the moments. A constant item has a variance of exactly 0.
/// Cost: O(n_respondents × n_items²) time, O(n_items²) memory.
[[nodiscard]] SampleMoments pairwise_moments(const ResponseMatrix& responses);

/// Pearson's correlation, −1 to 1; nullopt for fewer than three pairs, or when either side does not vary. The rounding
/// error of equal numbers does not count as variance.
/// @param x, y  of the same length.
/// Cost: O(n).
[[nodiscard]] std::optional<double> pearson_correlation(std::span<const double> x, std::span<const double> y);

/// Why a matrix of covariances has no correlations: NoCovariance when an entry is NaN, Constant for an item without
/// variance; nullopt if it has them.
[[nodiscard]] std::optional<SampleError> fault_of(const SymmetricMatrix& covariance);

/// Pre: no fault_of.
[[nodiscard]] SymmetricMatrix correlations_of(const SymmetricMatrix& covariance);

/// The Cholesky factor of a matrix of covariances.
///
/// Errors: those of fault_of; NotPositiveDefinite for an eigenvalue below 0, which only pairwise covariances can have;
///         Singular for an eigenvalue of 0.
/// Cost:   O(n_items³).
[[nodiscard]] std::expected<Cholesky, SampleError> factor_of(const SymmetricMatrix& covariance);

/// The errors of a sample with missing answers.
[[nodiscard]] SampleError no_covariance(std::size_t item);
[[nodiscard]] SampleError not_positive_definite();

}  // namespace twotrack
