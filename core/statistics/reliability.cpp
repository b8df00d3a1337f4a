#include "core/statistics/reliability.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/statistics/sample_moments.hpp"

namespace twotrack {
namespace {

using SampleErrorKind = SampleError::Kind;

std::unexpected<SampleError> fault(SampleErrorKind kind, std::size_t item, const char* sentence) {
    return std::unexpected(SampleError{kind, item, sentence});
}

/// Whether a sum varies. `scatter` is the sum of the items' variances. The rounding error of a constant sum does not
/// count as variance.
bool varies(double variance, double scatter) { return variance > 1e-12 * scatter; }

/// @param n_items  at least 2.
/// @param scatter  sum of the items' variances.
/// @param variance  of the sum of the items.
double alpha_of(std::size_t n_items, double scatter, double variance) {
    const auto k = static_cast<double>(n_items);
    return std::fmin(k / (k - 1.0) * (1.0 - scatter / variance), 1.0);
}

double correlation(double covariance, double variance_1, double variance_2) {
    return std::clamp(covariance / (std::sqrt(variance_1) * std::sqrt(variance_2)), -1.0, 1.0);
}

/// Sums over the covariance matrix.
struct Totals {
    std::vector<double> with_all;  ///< [n_items] covariance of each item with the sum of all
    double scatter = 0.0;          ///< sum of the items' variances
    double variance = 0.0;         ///< of the sum
};

Totals totals_of(const SymmetricMatrix& covariance) {
    Totals totals{std::vector<double>(covariance.size())};
    for (std::size_t i = 0; i < covariance.size(); ++i) {
        for (std::size_t j = 0; j < covariance.size(); ++j) totals.with_all[i] += covariance(i, j);
        totals.scatter += covariance(i, i);
        totals.variance += totals.with_all[i];
    }
    return totals;
}

ItemStatistics statistics_of(const SampleMoments& moments, const Totals& totals, std::size_t i) {
    const double variance = moments.covariance(i, i);
    const double with_rest = totals.with_all[i] - variance, rest_scatter = totals.scatter - variance;
    const double rest_variance = totals.variance - 2.0 * with_rest - variance;
    const bool rest_varies = varies(rest_variance, rest_scatter);
    ItemStatistics item{moments.means[i], std::sqrt(variance), 0.0, 0.0, 0.0};

    if (!(variance > 0.0)) {
        item.item_rest = item.item_total =
            fault(SampleErrorKind::Constant, i, "Everybody gave the same answer to this item.");
    } else {
        if (rest_varies) item.item_rest = correlation(with_rest, variance, rest_variance);
        else
            item.item_rest =
                fault(SampleErrorKind::Constant, i, "The sum of the other items is the same for everybody.");
        if (varies(totals.variance, totals.scatter))
            item.item_total = correlation(totals.with_all[i], variance, totals.variance);
        else item.item_total = fault(SampleErrorKind::Constant, i, "The sum is the same for everybody.");
    }

    const std::size_t n_rest = moments.means.size() - 1;
    if (n_rest < 2) item.alpha_if_deleted = fault(SampleErrorKind::TooFewItems, i, "One item alone has no alpha.");
    else if (rest_varies) item.alpha_if_deleted = alpha_of(n_rest, rest_scatter, rest_variance);
    else
        item.alpha_if_deleted =
            fault(SampleErrorKind::Constant, i, "The sum of the other items is the same for everybody.");
    return item;
}

}  // namespace

std::expected<Reliability, SampleError> reliability_of(const ResponseMatrix& responses) {
    if (responses.n_items() < 2) return fault(SampleErrorKind::TooFewItems, 0, "Reliability needs at least two items.");
    const SampleMoments moments = complete_case_moments(responses);
    if (moments.n_complete < 3)
        return fault(SampleErrorKind::TooFewRespondents, 0,
                     "Reliability needs at least three respondents who answered every item.");

    const Totals totals = totals_of(moments.covariance);
    Reliability reliability;
    reliability.n_respondents = moments.n_complete;
    reliability.n_incomplete = responses.n_respondents() - moments.n_complete;
    for (const double mean : moments.means) reliability.mean += mean;
    if (varies(totals.variance, totals.scatter)) {
        reliability.standard_deviation = std::sqrt(totals.variance);
        const double alpha = alpha_of(responses.n_items(), totals.scatter, totals.variance);
        reliability.alpha = alpha;
        reliability.standard_error = reliability.standard_deviation * std::sqrt(1.0 - alpha);
    } else {
        reliability.alpha = reliability.standard_error =
            fault(SampleErrorKind::Constant, 0, "The sum of the items is the same for everybody.");
    }
    reliability.omega = omega_total(moments.covariance);
    for (std::size_t i = 0; i < responses.n_items(); ++i)
        reliability.items.push_back(statistics_of(moments, totals, i));
    return reliability;
}

}  // namespace twotrack
