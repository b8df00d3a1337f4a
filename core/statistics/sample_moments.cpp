#include "core/statistics/sample_moments.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>

namespace twotrack {
namespace {

constexpr std::size_t fewest_respondents = 3;
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// Sums over the respondents, of deviations from the items' means.
///
/// The deviations of an item add up to 0 over all its answers. What they add up to over the respondents who answered
/// another item too is therefore minus their sum over those who did not. Only these are summed, and a complete sample
/// costs nothing more.
struct Sums {
    explicit Sums(std::size_t n_items)
        : n(n_items), products(n * n), unpaired(n * n), unpaired_squares(n * n), n_unpaired(n * n) {}

    void add(std::span<const std::optional<int>> row, const std::vector<double>& means) {
        answered.clear();
        missing.clear();
        for (std::size_t i = 0; i < n; ++i) (row[i] ? answered : missing).push_back(i);
        deviations.assign(n, 0.0);
        for (const std::size_t i : answered) deviations[i] = *row[i] - means[i];
        for (const std::size_t i : answered) {
            for (const std::size_t j : answered) {
                if (j > i) break;
                products[i * n + j] += deviations[i] * deviations[j];
            }
            for (const std::size_t j : missing) {
                unpaired[i * n + j] += deviations[i];
                unpaired_squares[i * n + j] += deviations[i] * deviations[i];
                ++n_unpaired[i * n + j];
            }
        }
    }

    std::size_t n;
    std::vector<double> products;          ///< [n × n] j ≤ i; of respondents who answered both
    std::vector<double> unpaired;          ///< [n × n] deviations of i, of respondents who did not answer j
    std::vector<double> unpaired_squares;  ///< [n × n] their squares
    std::vector<std::size_t> n_unpaired;   ///< [n × n] respondents who answered i and not j
    std::vector<std::size_t> answered, missing;
    std::vector<double> deviations;
};

}  // namespace

SampleMoments pairwise_moments(const ResponseMatrix& responses) {
    const std::size_t n_items = responses.n_items();
    SampleMoments moments{{},
                          std::vector<std::size_t>(n_items),
                          std::vector<double>(n_items),
                          SymmetricMatrix(n_items),
                          SymmetricMatrix(n_items)};
    for (std::size_t r = 0; r < responses.n_respondents(); ++r) {
        std::size_t n_answers = 0;
        for (std::size_t i = 0; i < n_items; ++i) {
            const auto& answer = responses.row(r)[i];
            if (!answer) continue;
            ++n_answers;
            ++moments.n_answers[i];
            moments.means[i] += *answer;
        }
        moments.size.n_respondents += n_answers > 0 ? 1 : 0;
        moments.size.n_complete += n_answers > 0 && n_answers == n_items ? 1 : 0;
    }
    for (std::size_t i = 0; i < n_items; ++i)
        if (moments.n_answers[i] > 0) moments.means[i] /= static_cast<double>(moments.n_answers[i]);

    Sums sums(n_items);
    for (std::size_t r = 0; r < responses.n_respondents(); ++r) sums.add(responses.row(r), moments.means);
    if (n_items >= 2) moments.size.fewest_of_a_pair = moments.size.n_respondents;
    for (std::size_t i = 0; i < n_items; ++i) {
        const double own = sums.products[i * n_items + i];
        moments.covariance.set(
            i, i, moments.n_answers[i] < 2 ? unknown : own / (static_cast<double>(moments.n_answers[i]) - 1.0));
        moments.correlation.set(i, i, 1.0);
        for (std::size_t j = 0; j < i; ++j) {
            const std::size_t ij = i * n_items + j, ji = j * n_items + i;
            const std::size_t n_pair = moments.n_answers[i] - sums.n_unpaired[ij];
            moments.size.fewest_of_a_pair = std::min(moments.size.fewest_of_a_pair, n_pair);
            if (n_pair < fewest_respondents) {
                moments.covariance.set(i, j, unknown);
                moments.correlation.set(i, j, unknown);
                continue;
            }
            const auto n = static_cast<double>(n_pair);
            const double first = -sums.unpaired[ij], second = -sums.unpaired[ji];
            const double covariance = (sums.products[ij] - first * second / n) / (n - 1.0);
            moments.covariance.set(i, j, covariance);

            // The rounding error of equal answers does not count as variance.
            const auto variance = [&](double squares, double without, double sum) {
                const double rest = squares - without - sum * sum / n;
                return rest > 1e-12 * squares ? rest / (n - 1.0) : 0.0;
            };
            const double scale = std::sqrt(variance(own, sums.unpaired_squares[ij], first)) *
                                 std::sqrt(variance(sums.products[j * n_items + j], sums.unpaired_squares[ji], second));
            moments.correlation.set(i, j, scale > 0.0 ? std::clamp(covariance / scale, -1.0, 1.0) : unknown);
        }
    }
    return moments;
}

std::optional<double> pearson_correlation(std::span<const double> x, std::span<const double> y) {
    assert(x.size() == y.size());
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

std::optional<SampleError> fault_of(const SymmetricMatrix& covariance) {
    for (std::size_t i = 0; i < covariance.size(); ++i) {
        if (std::isnan(covariance(i, i))) return no_covariance(i);
        if (!(covariance(i, i) > 0.0))
            return SampleError{SampleError::Kind::Constant, i, "Everybody gave the same answer to an item."};
    }
    for (std::size_t i = 0; i < covariance.size(); ++i)
        for (std::size_t j = i + 1; j < covariance.size(); ++j)
            if (std::isnan(covariance(i, j))) return no_covariance(i);
    return std::nullopt;
}

SymmetricMatrix correlations_of(const SymmetricMatrix& covariance) {
    SymmetricMatrix correlations(covariance.size());
    for (std::size_t i = 0; i < covariance.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j)
            correlations.set(i, j, covariance(i, j) / (std::sqrt(covariance(i, i)) * std::sqrt(covariance(j, j))));
        correlations.set(i, i, 1.0);
    }
    return correlations;
}

std::expected<Cholesky, SampleError> factor_of(const SymmetricMatrix& covariance) {
    if (const auto fault = fault_of(covariance)) return std::unexpected(*fault);
    auto factor = Cholesky::of(covariance);
    if (factor) return *std::move(factor);
    // The eigenvalues of a complete sample's correlations are at least 0, up to rounding.
    if (eigen_of(correlations_of(covariance)).values.back() < -1e-9) return std::unexpected(not_positive_definite());
    return std::unexpected(
        SampleError{SampleError::Kind::Singular, factor.error(),
                    "An item can be computed from others, or there are not more respondents than items."});
}

SampleError no_covariance(std::size_t item) {
    return {SampleError::Kind::NoCovariance, item,
            "Fewer than three respondents answered both this item and another, or all of them answered one of the two "
            "alike."};
}

SampleError not_positive_definite() {
    return {SampleError::Kind::NotPositiveDefinite, 0,
            "The covariances come from different respondents, because answers are missing, and contradict each other: "
            "no sample without gaps could have them."};
}

}  // namespace twotrack
