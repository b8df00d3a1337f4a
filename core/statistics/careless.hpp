#pragma once

#include <cstddef>
#include <expected>
#include <optional>
#include <span>
#include <vector>

#include "core/statistics/answer_quality.hpp"
#include "core/statistics/response_matrix.hpp"

/// Indices of careless answering that the command line works out for a sample, as the R package careless 1.2 does
/// (Yentes & Wilhelm 2021). Missing answers are left out of each; nullopt is an index that cannot be had.
namespace twotrack {

/// Mean length of the runs of equal answers; see longstring for missing ones. nullopt without any answer.
[[nodiscard]] std::optional<double> average_string(std::span<const std::optional<int>> shown);

/// Intra-individual response variability: the standard deviation (n − 1) of one person's answers as shown. nullopt with
/// fewer than two.
/// Source: Dunn, Heggestad, Shanock & Theilgard (2018), Journal of Business and Psychology 33, 105-121.
[[nodiscard]] std::optional<double> response_variability(std::span<const std::optional<int>> shown);

/// Even-odd consistency: the correlation r, over the scales, of the means of each scale's items in odd and in even
/// places, stepped up to full length by Spearman and Brown's 2r/(1 + r), not below −1, with its sign turned: −1
/// consistent, 1 contrary.
///
/// @param keyed   one person's answers, reverse-keyed ones turned, the items of each scale side by side.
/// @param counts  [n_scales] items of each scale; their sum is the number of answers. A scale without an answer in
///                either half is left out.
/// @return        nullopt with fewer than three scales left (of two, a correlation is always 1 or −1), or where either
///                half does not vary.
/// Source: Johnson (2005), Journal of Research in Personality 39(1), 103-129.
[[nodiscard]] std::optional<double> even_odd_consistency(std::span<const std::optional<int>> keyed,
                                                         std::span<const std::size_t> counts);

/// Squared Mahalanobis distance of each respondent's answers from the sample's mean.
///
/// @return [n_respondents] nullopt for those with a missing answer, who count neither in mean nor in covariance.
/// Errors: TooFewItems without any; TooFewRespondents with fewer than 3 complete ones; Constant; Singular, also when
///         there are not more complete respondents than items.
/// Cost:   O(n_respondents × n_items² + n_items³).
/// Source: Mahalanobis (1936), Proceedings of the National Institute of Sciences of India 2(1), 49-55.
[[nodiscard]] std::expected<std::vector<std::optional<double>>, SampleError> squared_mahalanobis(
    const ResponseMatrix& responses);

struct PsychometricSynonyms {
    std::vector<SynonymPair> pairs;                  ///< first < second
    std::vector<std::optional<double>> consistency;  ///< [n_respondents] −1 to 1, lower is worse
};

/// Items that the sample answers alike, and how far each respondent does so too: the correlation, over those pairs, of
/// the one item's answers with the other's.
///
/// @param least_correlation  above which two items are synonyms; 0.6 is usual.
/// @return consistency is nullopt with fewer than three pairs answered, or where either side does not vary.
/// Errors: TooFewItems with fewer than three pairs; TooFewRespondents with fewer than 3 complete ones (from whom the
///         correlations are). Constant items are nobody's synonym.
/// Cost:   O(n_respondents × n_items²).
/// Source: Meade & Craig (2012), Psychological Methods 17(3), 437-455.
[[nodiscard]] std::expected<PsychometricSynonyms, SampleError> psychometric_synonyms(const ResponseMatrix& responses,
                                                                                     double least_correlation = 0.6);

}  // namespace twotrack
