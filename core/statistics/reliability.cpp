#include "core/statistics/reliability.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace twotrack {
namespace {

using SampleErrorKind = SampleError::Kind;

std::unexpected<SampleError> fault(SampleErrorKind kind, std::size_t item, const char* sentence) {
    return std::unexpected(SampleError{kind, item, sentence});
}

/// Whether a sum varies. `scatter` is the sum of the items' variances. The rounding error of a constant sum does not
/// count as variance.
bool varies(double variance, double scatter) { return variance > 1e-12 * scatter; }

/// Why a sum whose variance is NaN, or does not vary, has no figure.
std::unexpected<SampleError> no_variance(double variance, double scatter, std::size_t item, const char* sentence) {
    if (std::isnan(variance)) return std::unexpected(no_covariance(item));
    if (variance < -1e-12 * scatter) return std::unexpected(not_positive_definite());
    return fault(SampleErrorKind::Constant, item, sentence);
}

/// The figure, unless it is above what a figure can be by more than rounding.
Figure at_most_1(double figure) {
    if (figure > 1.0 + 1e-9) return std::unexpected(not_positive_definite());
    return std::fmin(figure, 1.0);
}

/// @param n_items  at least 2.
/// @param scatter  sum of the items' variances.
/// @param variance  of the sum of the items.
Figure alpha_of(std::size_t n_items, double scatter, double variance) {
    const auto k = static_cast<double>(n_items);
    return at_most_1(k / (k - 1.0) * (1.0 - scatter / variance));
}

Figure correlation(double covariance, double variance_1, double variance_2) {
    const double r = covariance / (std::sqrt(variance_1) * std::sqrt(variance_2));
    const Figure size = at_most_1(std::fabs(r));
    return size ? std::copysign(*size, r) : size;
}

/// Sums over the covariance matrix.
struct Totals {
    std::vector<double> with_all;  ///< [n_items] covariance of each item with the sum of all
    double scatter = 0.0;          ///< sum of the items' variances
    double variance = 0.0;         ///< of the sum
};

/// The first item without a covariance with some other; 0 if all are known.
std::size_t first_unpaired(const SampleMoments& moments) {
    for (std::size_t i = 0; i < moments.means.size(); ++i)
        for (std::size_t j = 0; j < moments.means.size(); ++j)
            if (std::isnan(moments.covariance(i, j))) return i;
    return 0;
}

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
    constexpr auto same_rest = "The sum of the other items is the same for everybody.";
    const double variance = moments.covariance(i, i);
    const double with_rest = totals.with_all[i] - variance, rest_scatter = totals.scatter - variance;
    const double rest_variance = totals.variance - 2.0 * with_rest - variance;
    const bool rest_varies = varies(rest_variance, rest_scatter);
    ItemStatistics item{
        moments.n_answers[i], moments.means[i], moments.n_answers[i] < 2 ? 0.0 : std::sqrt(variance), 0.0, 0.0, 0.0};

    if (std::isnan(variance)) {
        item.item_rest = item.item_total = std::unexpected(no_covariance(i));
    } else if (!(variance > 0.0)) {
        item.item_rest = item.item_total =
            fault(SampleErrorKind::Constant, i, "Everybody gave the same answer to this item.");
    } else {
        if (rest_varies) item.item_rest = correlation(with_rest, variance, rest_variance);
        else item.item_rest = no_variance(rest_variance, rest_scatter, i, same_rest);
        if (varies(totals.variance, totals.scatter))
            item.item_total = correlation(totals.with_all[i], variance, totals.variance);
        else item.item_total = fault(SampleErrorKind::Constant, i, "The sum is the same for everybody.");
    }

    const std::size_t n_rest = moments.means.size() - 1;
    if (n_rest < 2) item.alpha_if_deleted = fault(SampleErrorKind::TooFewItems, i, "One item alone has no alpha.");
    else if (rest_varies) item.alpha_if_deleted = alpha_of(n_rest, rest_scatter, rest_variance);
    else item.alpha_if_deleted = no_variance(rest_variance, rest_scatter, i, same_rest);
    return item;
}

/// [n_respondents] the number of items times the mean of the respondent's answers; nullopt without any.
std::vector<std::optional<double>> sum_scores(const ResponseMatrix& responses) {
    std::vector<std::optional<double>> scores(responses.n_respondents());
    for (std::size_t r = 0; r < scores.size(); ++r) {
        double sum = 0.0, n = 0.0;
        for (const auto& answer : responses.row(r)) {
            if (!answer) continue;
            sum += *answer;
            n += 1.0;
        }
        if (n > 0.0) scores[r] = static_cast<double>(responses.n_items()) * sum / n;
    }
    return scores;
}

/// Replaces the figures of the sum score by those of a sample with gaps, which do not follow from covariances.
void set_score_figures(Reliability& reliability, const ResponseMatrix& responses) {
    const std::vector<std::optional<double>> scores = sum_scores(responses);
    const auto n = static_cast<double>(reliability.size.n_respondents);
    double sum = 0.0, squares = 0.0;
    for (const auto& score : scores) sum += score.value_or(0.0);
    reliability.mean = sum / n;
    for (const auto& score : scores)
        if (score) squares += (*score - reliability.mean) * (*score - reliability.mean);
    reliability.standard_deviation = std::sqrt(squares / (n - 1.0));

    std::vector<double> answers, their_scores;
    for (std::size_t i = 0; i < responses.n_items(); ++i) {
        ItemStatistics& item = reliability.items[i];
        if (!(item.standard_deviation > 0.0)) continue;  // the error is set
        answers.clear();
        their_scores.clear();
        for (std::size_t r = 0; r < scores.size(); ++r) {
            if (!responses.row(r)[i]) continue;
            answers.push_back(*responses.row(r)[i]);
            their_scores.push_back(*scores[r]);
        }
        if (const auto r = pearson_correlation(answers, their_scores)) item.item_total = *r;
        else if (answers.size() < 3) item.item_total = std::unexpected(no_covariance(i));
        else item.item_total = fault(SampleErrorKind::Constant, i, "The sum is the same for everybody.");
    }
}

}  // namespace

std::expected<Reliability, SampleError> reliability_of(const ResponseMatrix& responses) {
    if (responses.n_items() < 2) return fault(SampleErrorKind::TooFewItems, 0, "Reliability needs at least two items.");
    const SampleMoments moments = pairwise_moments(responses);
    if (moments.size.n_respondents < 3)
        return fault(SampleErrorKind::TooFewRespondents, 0, "Reliability needs at least three respondents.");

    const Totals totals = totals_of(moments.covariance);
    Reliability reliability;
    reliability.size = moments.size;
    for (const double mean : moments.means) reliability.mean += mean;
    if (varies(totals.variance, totals.scatter)) {
        reliability.standard_deviation = std::sqrt(totals.variance);
        reliability.alpha = alpha_of(responses.n_items(), totals.scatter, totals.variance);
    } else {
        reliability.alpha = no_variance(totals.variance, totals.scatter, first_unpaired(moments),
                                        "The sum of the items is the same for everybody.");
    }
    for (std::size_t i = 0; i < responses.n_items(); ++i)
        reliability.items.push_back(statistics_of(moments, totals, i));
    if (has_gaps(moments.size)) set_score_figures(reliability, responses);
    reliability.standard_error = reliability.alpha;
    if (reliability.alpha)
        reliability.standard_error = reliability.standard_deviation * std::sqrt(1.0 - *reliability.alpha);
    reliability.omega = omega_total(moments);
    return reliability;
}

}  // namespace twotrack
