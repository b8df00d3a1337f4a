#include "core/statistics/careless.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace twotrack {
namespace {

using SampleErrorKind = SampleError::Kind;

/// Mean of every second answer, starting at `first`; nullopt when all of them are missing.
std::optional<double> mean_of_half(std::span<const std::optional<int>> answers, std::size_t first) {
    double sum = 0.0, n = 0.0;
    for (std::size_t i = first; i < answers.size(); i += 2) {
        if (!answers[i]) continue;
        sum += *answers[i];
        n += 1.0;
    }
    return n > 0.0 ? std::optional(sum / n) : std::nullopt;
}

std::unexpected<SampleError> too_few_respondents() {
    return std::unexpected(
        SampleError{SampleErrorKind::TooFewRespondents, 0, "This needs at least three respondents."});
}

}  // namespace

std::optional<double> average_string(std::span<const std::optional<int>> shown) {
    double n_answers = 0.0, n_runs = 0.0;
    std::optional<int> previous;
    for (const auto& answer : shown) {
        if (!answer) continue;
        n_answers += 1.0;
        if (answer != previous) n_runs += 1.0;
        previous = answer;
    }
    return n_runs > 0.0 ? std::optional(n_answers / n_runs) : std::nullopt;
}

std::optional<double> response_variability(std::span<const std::optional<int>> shown) {
    double n = 0.0, mean = 0.0, squares = 0.0;
    for (const auto& answer : shown) {
        if (!answer) continue;
        mean += *answer;
        n += 1.0;
    }
    if (n < 2.0) return std::nullopt;
    mean /= n;
    for (const auto& answer : shown)
        if (answer) squares += (*answer - mean) * (*answer - mean);
    return std::sqrt(squares / (n - 1.0));
}

std::optional<double> even_odd_consistency(std::span<const std::optional<int>> keyed,
                                           std::span<const std::size_t> counts) {
    assert(std::accumulate(counts.begin(), counts.end(), std::size_t{0}) == keyed.size());
    std::vector<double> odd, even;
    for (const std::size_t count : counts) {
        const auto first = mean_of_half(keyed.first(count), 0), second = mean_of_half(keyed.first(count), 1);
        keyed = keyed.subspan(count);
        if (!first || !second) continue;
        odd.push_back(*first);
        even.push_back(*second);
    }
    const auto r = pearson_correlation(odd, even);
    if (!r) return std::nullopt;
    // Below −1/3 the formula leaves the range of a correlation, and at −1 it has no value.
    return *r <= -1.0 / 3.0 ? 1.0 : -2.0 * *r / (1.0 + *r);
}

std::expected<std::vector<std::optional<double>>, SampleError> squared_mahalanobis(const ResponseMatrix& responses,
                                                                                   const SampleMoments& moments) {
    const std::size_t n_items = responses.n_items();
    if (n_items == 0) return std::unexpected(SampleError{SampleErrorKind::TooFewItems, 0, "There are no items."});
    if (moments.size.n_respondents < 3) return too_few_respondents();
    const auto factor = factor_of(moments.covariance);
    if (!factor) return std::unexpected(factor.error());

    std::vector<std::optional<double>> distances(responses.n_respondents());
    std::vector<double> deviations(n_items);
    for (std::size_t r = 0; r < distances.size(); ++r) {
        const auto row = responses.row(r);
        if (std::ranges::none_of(row, [](const auto& answer) { return answer.has_value(); })) continue;
        for (std::size_t i = 0; i < n_items; ++i) deviations[i] = row[i] ? *row[i] - moments.means[i] : 0.0;
        distances[r] = factor->inverse_form(deviations);
    }
    return distances;
}

std::expected<PsychometricSynonyms, SampleError> psychometric_synonyms(const ResponseMatrix& responses,
                                                                       const SampleMoments& moments,
                                                                       double least_correlation) {
    if (moments.size.n_respondents < 3) return too_few_respondents();
    PsychometricSynonyms synonyms;
    for (std::size_t i = 0; i < responses.n_items(); ++i)
        for (std::size_t j = i + 1; j < responses.n_items(); ++j)
            if (moments.correlation(i, j) > least_correlation) synonyms.pairs.push_back({i, j});
    if (synonyms.pairs.size() < 3)
        return std::unexpected(SampleError{SampleErrorKind::TooFewItems, 0,
                                           "Fewer than three pairs of items are answered alike enough to compare."});

    for (std::size_t r = 0; r < responses.n_respondents(); ++r) {
        const auto row = responses.row(r);
        std::vector<double> first, second;
        for (const SynonymPair& pair : synonyms.pairs) {
            if (!row[pair.first] || !row[pair.second]) continue;
            first.push_back(*row[pair.first]);
            second.push_back(*row[pair.second]);
        }
        synonyms.consistency.push_back(pearson_correlation(first, second));
    }
    return synonyms;
}

}  // namespace twotrack
