#include "core/statistics/classical.hpp"

#include <algorithm>

namespace twotrack {

std::expected<std::optional<ClassicalScore>, ScoreError> classical_score(std::span<const std::size_t> n_categories,
                                                                         std::span<const Response> responses) {
    using Kind = ScoreError::Kind;
    if (responses.size() != n_categories.size())
        return std::unexpected(ScoreError{Kind::SizeMismatch, std::min(responses.size(), n_categories.size()),
                                          "There must be one response, or a missing one, for each item."});
    for (std::size_t i = 0; i < responses.size(); ++i) {
        if (n_categories[i] < 2)
            return std::unexpected(ScoreError{Kind::InvalidItem, i, "An item must have at least two categories."});
        if (responses[i] && (*responses[i] < 0 || static_cast<std::size_t>(*responses[i]) >= n_categories[i]))
            return std::unexpected(
                ScoreError{Kind::InvalidResponse, i, "The response is not one of the item's categories."});
    }

    ClassicalScore score;
    double sum = 0.0, shares = 0.0;
    bool equally_long = true;
    for (std::size_t i = 0; i < responses.size(); ++i) {
        score.n_categories = std::max(score.n_categories, n_categories[i]);
        equally_long = equally_long && n_categories[i] == n_categories[0];
        if (!responses[i]) continue;
        ++score.n_answered;
        sum += *responses[i];
        shares += *responses[i] / static_cast<double>(n_categories[i] - 1);
    }
    if (score.n_answered == 0) return std::nullopt;

    const auto n = static_cast<double>(score.n_answered);
    const auto widest = static_cast<double>(score.n_categories - 1);
    // Equally long scales need no stretching, and the quotient is then rounded once.
    score.mean = 1.0 + (equally_long ? sum / n : shares / n * widest);
    score.percent_of_maximum = 100.0 * (equally_long ? sum / (n * widest) : shares / n);
    return score;
}

}  // namespace twotrack
