#pragma once

#include <cmath>
#include <span>

#include "core/irt/eap.hpp"

namespace twotrack::bench {

struct TextbookEstimate {
    double theta;
    double standard_error;
};

/// EAP written directly from Bock & Mislevy (1982), for comparison with the core. It neither guards against underflow
/// nor refines its grid. It multiplies probabilities, which costs less than adding logarithms.
inline TextbookEstimate textbook_eap(std::span<const GradedItem> items, std::span<const Response> responses) {
    const auto logistic = [](double x) { return 1.0 / (1.0 + std::exp(-x)); };
    double mass = 0.0, first = 0.0, second = 0.0;
    for (int j = 0; j < 61; ++j) {
        const double theta = -6.0 + 0.2 * j;
        double likelihood = 1.0;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (!responses[i]) continue;
            const GradedItem& item = items[i];
            const auto category = static_cast<std::size_t>(*responses[i]);
            const double reached =
                category == 0 ? 1.0 : logistic(item.discrimination * (theta - item.thresholds[category - 1]));
            const double passed = category == item.thresholds.size()
                                      ? 0.0
                                      : logistic(item.discrimination * (theta - item.thresholds[category]));
            likelihood *= reached - passed;
        }
        const double weight = likelihood * std::exp(-theta * theta / 2.0);
        mass += weight;
        first += theta * weight;
        second += theta * theta * weight;
    }
    const double mean = first / mass;
    return {mean, std::sqrt(second / mass - mean * mean)};
}

}  // namespace twotrack::bench
