#include "core/irt/sample_category.hpp"

#include <algorithm>

#include "core/base/elementary.hpp"

namespace twotrack {

// A category is reached when a logistic variable falls below a(θ − b): one draw decides all thresholds.
int sample_category(const GradedItem& item, double theta, Random& random) {
    const double u = random.uniform();
    const double logistic = logarithm(u / (1.0 - u));
    return static_cast<int>(std::ranges::count_if(
        item.thresholds, [&](double threshold) { return logistic < item.discrimination * (theta - threshold); }));
}

}  // namespace twotrack
