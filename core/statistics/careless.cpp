#include "core/statistics/careless.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "core/statistics/sample_moments.hpp"

namespace twotrack {
namespace {

using SampleErrorKind = SampleError::Kind;

/// Pearson's correlation; nullopt for fewer than three pairs, or when either side does not vary. The rounding error of
/// equal numbers does not count as variance.
std::optional<double> correlation(const std::vector<double>& x, const std::vector<double>& y) {
    if (x.size() < 3) return std::nullopt;
    const auto n = static_cast<double>(x.size());
    const double mean_x = std::accumulate(x.begin(), x.end(), 0.0) / n;
    const double mean_y = std::accumulate(y.begin(), y.end(), 0.0) / n;
    double xx = 0.0, yy = 0.0, xy = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xx += (x[i] - mean_x) * (x[i] - mean_x);
        yy += (y[i] - mean_y) * (y[i] - mean_y);
        xy += (x[i] - mean_x) * (y[i] - mean_y);
    }
    const double noise = 1e-24 * n;
    if (!(xx > noise * (1.0 + mean_x * mean_x) && yy > noise * (1.0 + mean_y * mean_y))) return std::nullopt;
    return std::clamp(xy / (std::sqrt(xx) * std::sqrt(yy)), -1.0, 1.0);
}

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
    return std::unexpected(SampleError{SampleErrorKind::TooFewRespondents, 0,
                                       "This needs at least three respondents who answered every item."});
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
    const auto r = correlation(odd, even);
    if (!r) return std::nullopt;
    // Below −1/3 the formula leaves the range of a correlation, and at −1 it has no value.
    return *r <= -1.0 / 3.0 ? 1.0 : -2.0 * *r / (1.0 + *r);
}

std::expected<std::vector<std::optional<double>>, SampleError> squared_mahalanobis(const ResponseMatrix& responses) {
    const std::size_t n_items = responses.n_items();
    if (n_items == 0) return std::unexpected(SampleError{SampleErrorKind::TooFewItems, 0, "There are no items."});
    const SampleMoments moments = complete_case_moments(responses);
    if (moments.n_complete < 3) return too_few_respondents();
    for (std::size_t i = 0; i < n_items; ++i) {
        if (!(moments.covariance(i, i) > 0.0)) {
            return std::unexpected(
                SampleError{SampleErrorKind::Constant, i, "Everybody gave the same answer to an item."});
        }
    }
    const auto factor = Cholesky::of(moments.covariance);
    if (!factor) {
        return std::unexpected(
            SampleError{SampleErrorKind::Singular, factor.error(),
                        "An item can be computed from others, or there are not more respondents than items."});
    }

    std::vector<std::optional<double>> distances(responses.n_respondents());
    std::vector<double> deviations(n_items);
    for (std::size_t r = 0; r < distances.size(); ++r) {
        const auto row = responses.row(r);
        if (!std::ranges::all_of(row, [](const auto& answer) { return answer.has_value(); })) continue;
        for (std::size_t i = 0; i < n_items; ++i) deviations[i] = *row[i] - moments.means[i];
        distances[r] = factor->inverse_form(deviations);
    }
    return distances;
}

std::expected<PsychometricSynonyms, SampleError> psychometric_synonyms(const ResponseMatrix& responses,
                                                                       double least_correlation) {
    const SampleMoments moments = complete_case_moments(responses);
    if (moments.n_complete < 3) return too_few_respondents();
    const SymmetricMatrix& covariance = moments.covariance;
    PsychometricSynonyms synonyms;
    for (std::size_t i = 0; i < responses.n_items(); ++i) {
        for (std::size_t j = i + 1; j < responses.n_items(); ++j) {
            const double scale = std::sqrt(covariance(i, i)) * std::sqrt(covariance(j, j));
            if (scale > 0.0 && covariance(i, j) / scale > least_correlation) synonyms.pairs.push_back({i, j});
        }
    }
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
        synonyms.consistency.push_back(correlation(first, second));
    }
    return synonyms;
}

}  // namespace twotrack
