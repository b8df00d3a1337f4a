#pragma once

#include <cstddef>
#include <expected>
#include <vector>

#include "core/statistics/one_factor.hpp"
#include "core/statistics/response_matrix.hpp"
#include "core/statistics/sample_moments.hpp"

namespace twotrack {

/// A figure, or the reason why it is missing.
using Figure = std::expected<double, SampleError>;

/// One item against the others of its scale.
struct ItemStatistics {
    std::size_t n_answers = 0;
    double mean = 0.0;                ///< of the answers; 0 without any
    double standard_deviation = 0.0;  ///< of the answers, divisor n − 1; 0 for fewer than two
    Figure item_rest;         ///< correlation with the sum of the other items ("corrected"); error Constant without
                              ///< variance
    Figure item_total;        ///< correlation with the sum score; error Constant without variance
    Figure alpha_if_deleted;  ///< alpha of the other items; errors: TooFewItems on a scale of two, Constant when the
                              ///< others do not vary
};

/// How well the sum of a scale's items measures their common trait.
struct Reliability {
    SampleSize size;
    double mean = 0.0;                ///< of the sum score
    double standard_deviation = 0.0;  ///< of the sum score, divisor n − 1
    Figure alpha;                     ///< at most 1; negative where items contradict each other; error Constant
    Figure standard_error;            ///< of measurement, for the sum score: sd · √(1 − alpha); requires alpha
    std::expected<Omega, SampleError> omega;
    std::vector<ItemStatistics> items;  ///< [n_items]
};

/// Classical test theory of one scale.
///
/// All answers count. Alpha, alpha if deleted and item_rest come from the pairwise covariances, and omega from the
/// pairwise correlations and the items' standard deviations (see SampleMoments). A respondent's sum score is the number
/// of items times the mean of the respondent's answers: who has gaps is taken to answer there as elsewhere. Mean,
/// standard deviation and item_total are of the sum scores of all respondents with an answer. The R package psych
/// 2.2.9 computes all of these the same way, but for a constant item: here, it counts in alpha as an item that measures
/// nothing. It has no correlations and no loading, and omega is then missing.
///
/// @param responses  of the scale's items, with reverse-keyed answers turned. The number of the first category affects
///                   only the means.
///
/// Errors: TooFewItems below 2; TooFewRespondents below 3. Figures are never NaN: of a sample with gaps, a figure can
///         also have the error NoCovariance, or NotPositiveDefinite when it would come out impossible, such as an alpha
///         or a correlation above 1. Omega has the errors of omega_total.
/// Cost:   O(n_respondents × n_items²), plus fit_one_factor.
/// Source: Cronbach (1951), Psychometrika 16(3), 297-334 (alpha);
///         Lord & Novick (1968), Statistical Theories of Mental Test Scores, §3.8 (standard error of measurement);
///         Henrysson (1963), Psychometrika 28(2), 211-218 (correlation with the other items);
///         Revelle (2022), the R package psych 2.2.9, alpha and omega (missing answers).
[[nodiscard]] std::expected<Reliability, SampleError> reliability_of(const ResponseMatrix& responses);

}  // namespace twotrack
