#pragma once

#include <cstddef>
#include <expected>
#include <vector>

#include "core/statistics/one_factor.hpp"
#include "core/statistics/response_matrix.hpp"

namespace twotrack {

/// A figure, or the reason why it is missing.
using Figure = std::expected<double, SampleError>;

/// One item against the others of its scale.
struct ItemStatistics {
    double mean = 0.0;
    double standard_deviation = 0.0;  ///< divisor n − 1
    Figure item_rest;         ///< correlation with the sum of the other items ("corrected"); error Constant without
                              ///< variance
    Figure item_total;        ///< correlation with the sum of all items; error Constant without variance
    Figure alpha_if_deleted;  ///< alpha of the other items; errors: TooFewItems on a scale of two, Constant when the
                              ///< others do not vary
};

/// How well the sum of a scale's items measures their common trait.
struct Reliability {
    std::size_t n_respondents = 0;    ///< respondents who answered every item; all figures below come from them
    std::size_t n_incomplete = 0;     ///< respondents with a missing answer; left out
    double mean = 0.0;                ///< of the sum
    double standard_deviation = 0.0;  ///< of the sum, divisor n − 1
    Figure alpha;                     ///< at most 1; negative where items contradict each other; error Constant
    Figure standard_error;            ///< of measurement, for the sum: sd · √(1 − alpha); requires alpha
    std::expected<Omega, SampleError> omega;
    std::vector<ItemStatistics> items;  ///< [n_items]
};

/// Classical test theory of one scale.
///
/// Respondents with a missing answer are left out (see SampleMoments). A constant item counts in alpha as an item that
/// measures nothing. It has no correlations and no loading, and omega is then missing.
///
/// @param responses  of the scale's items, with reverse-keyed answers turned. The number of the first category affects
///                   only the means.
///
/// Errors: TooFewItems below 2; TooFewRespondents with fewer than 3 complete respondents. Figures are never NaN.
/// Cost:   O(n_respondents × n_items²), plus fit_one_factor.
/// Source: Cronbach (1951), Psychometrika 16(3), 297-334 (alpha);
///         Lord & Novick (1968), Statistical Theories of Mental Test Scores, §3.8 (standard error of measurement);
///         Henrysson (1963), Psychometrika 28(2), 211-218 (correlation with the other items).
[[nodiscard]] std::expected<Reliability, SampleError> reliability_of(const ResponseMatrix& responses);

}  // namespace twotrack
