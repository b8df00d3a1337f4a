#pragma once

#include <cstddef>
#include <expected>
#include <optional>
#include <span>
#include <vector>

#include "core/statistics/answer_quality.hpp"
#include "core/statistics/response_matrix.hpp"
#include "core/statistics/sample_moments.hpp"

/// Indices of careless answering. The command line computes them for a sample, as the R package careless 1.2 does
/// (Yentes & Wilhelm 2021). Each index uses the answers that are there; nullopt means that the index cannot be
/// computed.
///
/// Two things differ from careless on purpose. There, a missing answer ends a run and is a run of its own. And where a
/// person's answers do not vary over the synonyms, careless swaps the items of some pairs at random.
namespace twotrack {

/// Mean length of the runs of equal answers; longstring explains how missing answers count. nullopt without any answer.
[[nodiscard]] std::optional<double> average_string(std::span<const std::optional<int>> shown);

/// Intra-individual response variability: the standard deviation (n − 1) of one person's answers as shown. nullopt with
/// fewer than two.
/// Source: Dunn, Heggestad, Shanock & Theilgard (2018), Journal of Business and Psychology 33, 105-121.
[[nodiscard]] std::optional<double> response_variability(std::span<const std::optional<int>> shown);

/// Even-odd consistency: each scale is split into its items in odd and in even places, and r is the correlation of the
/// two means over the scales. The index is Spearman and Brown's 2r/(1 + r) for the full length, not below −1, with its
/// sign reversed: −1 is consistent, 1 is contrary.
///
/// @param keyed   one person's answers with reverse-keyed answers turned; the items of each scale are adjacent.
/// @param counts  [n_scales] number of items of each scale; the sum is the number of answers. A scale with an
///                unanswered half is left out.
/// @return        nullopt when fewer than three scales remain (the correlation of two is always 1 or −1), or when
///                either half does not vary.
/// Source: Johnson (2005), Journal of Research in Personality 39(1), 103-129.
[[nodiscard]] std::optional<double> even_odd_consistency(std::span<const std::optional<int>> keyed,
                                                         std::span<const std::size_t> counts);

/// Squared Mahalanobis distance of each respondent's answers from the sample's mean.
///
/// The distance is d'·S⁻¹·d: d holds the answers minus the means, and S the covariances. A missing answer counts as the
/// item's mean, and its d is 0. A respondent with gaps therefore has a smaller distance. psych::outlier computes it so,
/// and careless calls that function.
///
/// @param moments  pairwise_moments(responses).
/// @return [n_respondents] nullopt for a respondent without any answer.
/// Errors: TooFewItems without items; TooFewRespondents with fewer than 3; those of factor_of, Singular also when
///         respondents do not outnumber items.
/// Cost:   O(n_respondents × n_items² + n_items³).
/// Source: Mahalanobis (1936), Proceedings of the National Institute of Sciences of India 2(1), 49-55;
///         Revelle (2022), the R package psych 2.2.9, outlier (missing answers).
[[nodiscard]] std::expected<std::vector<std::optional<double>>, SampleError> squared_mahalanobis(
    const ResponseMatrix& responses, const SampleMoments& moments);

struct PsychometricSynonyms {
    std::vector<SynonymPair> pairs;                  ///< first < second
    std::vector<std::optional<double>> consistency;  ///< [n_respondents] −1 to 1, lower is worse
};

/// Finds pairs of items that the sample answers alike, and each respondent's consistency: the correlation, over those
/// pairs, between the respondent's answers to the first and to the second item.
///
/// @param moments            pairwise_moments(responses). Two items' correlation comes from all who answered both.
/// @param least_correlation  two items are synonyms above this correlation; 0.6 is usual.
/// @return consistency is nullopt when fewer than three pairs are answered on both sides, or when either side does not
///         vary.
/// Errors: TooFewItems with fewer than three pairs; TooFewRespondents with fewer than 3. A constant item has no
///         synonym, and two items that fewer than three respondents answered together are no synonyms.
/// Cost:   O(n_items² + n_respondents × n_pairs).
/// Source: Meade & Craig (2012), Psychological Methods 17(3), 437-455.
[[nodiscard]] std::expected<PsychometricSynonyms, SampleError> psychometric_synonyms(const ResponseMatrix& responses,
                                                                                     const SampleMoments& moments,
                                                                                     double least_correlation = 0.6);

}  // namespace twotrack
