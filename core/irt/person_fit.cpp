#include "core/irt/person_fit.hpp"

#include <cmath>

#include "core/base/elementary.hpp"

namespace twotrack {

std::optional<double> standardized_log_likelihood(std::span<const FittedAnswers> scales) {
    double excess = 0.0, variance = 0.0;
    for (const FittedAnswers& scale : scales) {
        for (std::size_t i = 0; i < scale.items.size(); ++i) {
            if (!scale.responses[i]) continue;
            double own = 0.0, mean = 0.0, square = 0.0;
            for (std::size_t category = 0; category < scale.items[i].n_categories(); ++category) {
                const double p = category_probability(scale.items[i], category, scale.theta), log_p = logarithm(p);
                if (category == static_cast<std::size_t>(*scale.responses[i])) own = log_p;
                mean += p * log_p;
                square += p * log_p * log_p;
            }
            excess += own - mean;
            variance += square - mean * mean;
        }
    }
    if (!(variance > 0)) return std::nullopt;
    return excess / std::sqrt(variance);
}

}  // namespace twotrack
