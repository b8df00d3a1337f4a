#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "core/assessment/assessment.hpp"
#include "core/scoring/score.hpp"
#include "core/statistics/careless.hpp"

namespace twotrack {

/// One respondent's indices of careless answering, over the statements that measure a scale; nullopt means that the
/// index cannot be computed.
struct RespondentQuality {
    std::size_t longstring = 0;                   ///< see longstring; 0 without any answer
    std::optional<double> average_string;         ///< see average_string
    std::optional<double> response_variability;   ///< see response_variability
    std::optional<double> even_odd;               ///< see even_odd_consistency
    std::optional<double> squared_mahalanobis;    ///< see squared_mahalanobis
    std::optional<double> psychometric_synonyms;  ///< see psychometric_synonyms
    std::optional<double> lz;                     ///< see person_fit_of; only if the caller sets it
};

/// The indices of a sample, and the reason when nobody has an index.
struct SampleQuality {
    std::vector<RespondentQuality> respondents;  ///< [n_respondents]
    SampleSize size;  ///< of what squared_mahalanobis and psychometric_synonyms compare each respondent with
    /// The errors' items are indices into Assessment::items.
    std::optional<SampleError> no_even_odd, no_mahalanobis, no_synonyms;
};

/// Computes the indices of all respondents in a sample.
///
/// Runs and variability use the answers as shown, in the order of the items. They use category numbers unscaled, also
/// when items have different numbers of categories. Even-odd consistency and synonyms use answers with reverse-keyed
/// ones turned: a statement and its opposite are then synonyms too. The distance is the same either way.
///
/// @param answers            [n_respondents × n_items]
/// @param presented          [n_items] which items were asked; all others are left out.
/// @param least_correlation  two items are synonyms above this correlation.
/// Errors: no_even_odd is TooFewItems when fewer than three scales have items that were asked; no_mahalanobis and
///         no_synonyms are the errors of squared_mahalanobis and psychometric_synonyms.
/// Cost:   O(n_respondents × n_items² + n_items³), plus 8 bytes for each respondent and statement.
[[nodiscard]] SampleQuality sample_quality(const Assessment& assessment, std::span<const Answers> answers,
                                           const std::vector<bool>& presented, double least_correlation = 0.6);

/// lz of one respondent's answers to the statements, each scale at its own estimate (see standardized_log_likelihood
/// and estimate_eap). The parameters of the items count as known.
/// @param answers  [n_items]
/// Cost: one estimate for each scale, and one standardized_log_likelihood.
[[nodiscard]] std::optional<double> person_fit_of(const Assessment& assessment, const Answers& answers);

}  // namespace twotrack
