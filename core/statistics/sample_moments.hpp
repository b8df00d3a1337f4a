#pragma once

#include <cstddef>
#include <vector>

#include "core/statistics/response_matrix.hpp"
#include "core/statistics/symmetric_matrix.hpp"

namespace twotrack {

/// Means and covariances of the respondents who answered every item.
///
/// All other respondents are left out (listwise deletion). Covariances from all answers to a pair of items would use
/// more data, but each figure would then describe other people. The matrix might fit no possible sample, and an alpha
/// above 1 or a negative squared distance could result.
struct SampleMoments {
    std::size_t n_complete = 0;  ///< respondents used
    std::vector<double> means;   ///< [n_items] 0 without respondents
    SymmetricMatrix covariance;  ///< [n_items × n_items] with divisor n − 1; 0 for fewer than two respondents
};

/// Computes the moments in two passes: a constant item then has a variance of exactly 0.
/// Cost: O(n_respondents × n_items²).
[[nodiscard]] SampleMoments complete_case_moments(const ResponseMatrix& responses);

}  // namespace twotrack
