#pragma once

#include <cstddef>
#include <vector>

#include "core/statistics/response_matrix.hpp"
#include "core/statistics/symmetric_matrix.hpp"

namespace twotrack {

/// Means and covariances of those respondents who answered every item.
///
/// The others are left out altogether (listwise deletion). Covariances from whoever answered both items of a pair would
/// use more of the data, but then each figure describes other people, the matrix need not be one that any sample can
/// have, and an alpha above 1 or a negative squared distance may come out.
struct SampleMoments {
    std::size_t n_complete = 0;  ///< respondents used
    std::vector<double> means;   ///< [n_items] of nobody: 0
    SymmetricMatrix covariance;  ///< [n_items × n_items] with divisor n − 1; of fewer than two: 0
};

/// Two passes, so that a constant item has a variance of exactly 0. Cost: O(n_respondents × n_items²).
[[nodiscard]] SampleMoments complete_case_moments(const ResponseMatrix& responses);

}  // namespace twotrack
