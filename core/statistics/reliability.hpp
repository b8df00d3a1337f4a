#pragma once

#include <cstddef>
#include <expected>
#include <vector>

#include "core/statistics/one_factor.hpp"
#include "core/statistics/response_matrix.hpp"

namespace twotrack {

/// A figure, or why there is none.
using Figure = std::expected<double, SampleError>;

/// One item against the others of its scale.
struct ItemStatistics {
    double mean = 0.0;
    double standard_deviation = 0.0;  ///< divisor n − 1
    Figure item_rest;         ///< correlation with the sum of the other items ("corrected"); Constant without variance
    Figure item_total;        ///< correlation with the sum of all items; Constant without variance
    Figure alpha_if_deleted;  ///< alpha of the other items; TooFewItems of two, Constant where they do not vary
};

/// How well the sum of a scale's items measures what they share.
struct Reliability {
    std::size_t n_respondents = 0;    ///< who answered every item, and are what follows from
    std::size_t n_incomplete = 0;     ///< who did not, and are left out
    double mean = 0.0;                ///< of the sum
    double standard_deviation = 0.0;  ///< of the sum, divisor n − 1
    Figure alpha;                     ///< at most 1, and negative where items contradict each other; Constant
    Figure standard_error;            ///< of measurement, of the sum: sd · √(1 − alpha); where there is an alpha
    std::expected<Omega, SampleError> omega;
    std::vector<ItemStatistics> items;  ///< [n_items]
};

/// Classical test theory of one scale.
///
/// Respondents with a missing answer are left out (see SampleMoments). Constant items count in alpha, as items that
/// measure nothing; they correlate with nothing, and have no loading, so that there is no omega.
///
/// @param responses  of the scale's items, reverse-keyed ones turned. Where the categories count from does not matter
///                   but to the means.
///
/// Errors: TooFewItems below 2; TooFewRespondents with fewer than 3 complete ones. Figures never are NaN.
/// Cost:   O(n_respondents × n_items²), and that of fit_one_factor.
/// Source: Cronbach (1951), Psychometrika 16(3), 297-334 (alpha);
///         Lord & Novick (1968), Statistical Theories of Mental Test Scores, §3.8 (standard error of measurement);
///         Henrysson (1963), Psychometrika 28(2), 211-218 (correlation with the other items).
[[nodiscard]] std::expected<Reliability, SampleError> reliability_of(const ResponseMatrix& responses);

}  // namespace twotrack
