#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "core/assessment/assessment.hpp"
#include "core/scoring/score.hpp"
#include "core/statistics/careless.hpp"

namespace twotrack {

/// One respondent's indices of careless answering, over the statements that measure a scale; nullopt is an index that
/// cannot be had.
struct RespondentQuality {
    std::size_t longstring = 0;                   ///< see longstring; 0 without any answer
    std::optional<double> average_string;         ///< see average_string
    std::optional<double> response_variability;   ///< see response_variability
    std::optional<double> even_odd;               ///< see even_odd_consistency
    std::optional<double> squared_mahalanobis;    ///< see squared_mahalanobis
    std::optional<double> psychometric_synonyms;  ///< see psychometric_synonyms
};

/// Those of a sample, and why an index is nobody's.
struct SampleQuality {
    std::vector<RespondentQuality> respondents;  ///< [n_respondents]
    /// The errors' items are indices into Assessment::items.
    std::optional<SampleError> no_even_odd, no_mahalanobis, no_synonyms;
};

/// Works out the indices of everybody in a sample.
///
/// Runs and variability are those of the answers as shown, in the order of the items; of items with unequal numbers of
/// categories the numbers of the categories are taken as they are. Even-odd consistency and synonyms take reverse-keyed
/// answers turned, so that a statement and its opposite are synonyms too; the distance is the same either way.
///
/// @param answers            [n_respondents × n_items]
/// @param presented          [n_items] which items were asked; the others are left out.
/// @param least_correlation  above which two items are synonyms.
/// Errors: no_even_odd, TooFewItems, with fewer than three scales of which something was asked; no_mahalanobis and
///         no_synonyms are the errors of squared_mahalanobis and psychometric_synonyms.
/// Cost:   O(n_respondents × n_items² + n_items³), and 8 bytes for each respondent and statement.
[[nodiscard]] SampleQuality sample_quality(const Assessment& assessment, std::span<const Answers> answers,
                                           const std::vector<bool>& presented, double least_correlation = 0.6);

}  // namespace twotrack
