#include "core/scoring/reliable_change.hpp"

#include <cassert>
#include <cmath>
#include <utility>

namespace twotrack {

std::vector<ScaleChange> changes_between(const Result& before, const Result& after) {
    assert(before.scales.size() == after.scales.size());
    constexpr double quantile = 1.959963984540054;  // of the standard normal distribution, at 0.975
    std::vector<ScaleChange> changes;
    for (std::size_t s = 0; s < after.scales.size(); ++s) {
        const auto& [then, now] = std::pair(before.scales[s].estimate, after.scales[s].estimate);
        ScaleChange change;
        change.difference = now.theta - then.theta;
        change.standard_error =
            std::sqrt(then.standard_error * then.standard_error + now.standard_error * now.standard_error);
        if (std::fabs(change.difference) > quantile * change.standard_error)
            change.direction = change.difference > 0 ? Direction::Up : Direction::Down;
        changes.push_back(change);
    }
    return changes;
}

}  // namespace twotrack
