#include "core/irt/graded_response.hpp"

#include <cmath>
#include <limits>

#include "core/base/elementary.hpp"

namespace twotrack {
namespace {

double logistic(double x) {
    if (x >= 0) return 1.0 / (1.0 + exponential(-x));
    const double e = exponential(x);
    return e / (1.0 + e);
}

/// 1 − e^(−x) for x ≥ 0. The series replaces the difference where it would cancel.
double one_minus_exponential(double x) {
    if (x >= 0.5) return 1.0 - exponential(-x);
    double sum = 1.0;
    for (int n = 16; n >= 2; --n) sum = 1.0 - x * sum / n;
    return x * sum;
}

double probability_of(const GradedItem& item, std::size_t category, double theta) {
    const auto& b = item.thresholds;
    const double a = item.discrimination;
    if (category == 0) return logistic(-a * (theta - b[0]));
    if (category == b.size()) return logistic(a * (theta - b.back()));
    // σ(u) − σ(v) with u > v, written as σ(u)·σ(−v)·(1 − e^(v−u)): no cancellation in either tail.
    const double u = a * (theta - b[category - 1]);
    const double v = a * (theta - b[category]);
    return logistic(u) * logistic(-v) * one_minus_exponential(a * (b[category] - b[category - 1]));
}

}  // namespace

std::string fault_of(const GradedItem& item) {
    if (!(item.discrimination > 0 && item.discrimination <= 10))
        return "The discrimination must be above 0 and at most 10.";
    if (item.thresholds.empty() || item.thresholds.size() > 9)
        return "An item needs 1 to 9 thresholds (2 to 10 categories).";
    for (std::size_t k = 0; k < item.thresholds.size(); ++k) {
        if (!(std::fabs(item.thresholds[k]) <= 10)) return "Thresholds are logits between -10 and 10.";
        if (k > 0 && !(item.thresholds[k - 1] < item.thresholds[k]))
            return "Thresholds must rise from each to the next.";
    }
    return {};
}

double category_probability(const GradedItem& item, std::size_t category, double theta) {
    return std::fmax(probability_of(item, category, theta), std::numeric_limits<double>::min());
}

double item_information(const GradedItem& item, double theta) {
    // P'_k = a·P_k·(1 − P*_k − P*_{k+1}) avoids a division by a probability that may be tiny.
    double sum = 0.0;
    double not_reached = 0.0;  // 1 − P*_k
    for (std::size_t k = 0; k < item.n_categories(); ++k) {
        const bool last = k == item.thresholds.size();
        const double u = last ? 0.0 : item.discrimination * (theta - item.thresholds[k]);
        const double passed = last ? 0.0 : logistic(u);  // P*_{k+1}
        const double slope = not_reached - passed;
        sum += category_probability(item, k, theta) * slope * slope;
        not_reached = last ? 0.0 : logistic(-u);
    }
    return item.discrimination * item.discrimination * sum;
}

}  // namespace twotrack
