#include "core/statistics/sample_moments.hpp"

#include <algorithm>

namespace twotrack {

SampleMoments complete_case_moments(const ResponseMatrix& responses) {
    const std::size_t n_items = responses.n_items();
    SampleMoments moments{0, std::vector<double>(n_items), SymmetricMatrix(n_items)};
    std::vector<std::size_t> complete;
    for (std::size_t r = 0; r < responses.n_respondents(); ++r)
        if (std::ranges::all_of(responses.row(r), [](const auto& response) { return response.has_value(); }))
            complete.push_back(r);
    moments.n_complete = complete.size();
    if (complete.empty()) return moments;

    const auto n = static_cast<double>(complete.size());
    for (const std::size_t r : complete)
        for (std::size_t i = 0; i < n_items; ++i) moments.means[i] += *responses.row(r)[i];
    for (double& mean : moments.means) mean /= n;
    if (complete.size() < 2) return moments;

    std::vector<double> deviations(n_items), sums(n_items * n_items);
    for (const std::size_t r : complete) {
        const auto row = responses.row(r);
        for (std::size_t i = 0; i < n_items; ++i) deviations[i] = *row[i] - moments.means[i];
        for (std::size_t i = 0; i < n_items; ++i)
            for (std::size_t j = 0; j <= i; ++j) sums[i * n_items + j] += deviations[i] * deviations[j];
    }
    for (std::size_t i = 0; i < n_items; ++i)
        for (std::size_t j = 0; j <= i; ++j) moments.covariance.set(i, j, sums[i * n_items + j] / (n - 1.0));
    return moments;
}

}  // namespace twotrack
