#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

#include "core/irt/eap.hpp"

namespace twotrack::test {

/// Seeded. Unlike the standard distributions, it gives the same values with every standard library.
class Random {
public:
    explicit Random(std::uint64_t seed) : engine_(seed) {}

    std::uint64_t bits() { return engine_(); }
    double uniform(double low, double high) {
        return low + (high - low) * (static_cast<double>(bits() >> 11) * 0x1p-53);
    }
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(bits() % n); }
    bool chance(double probability) { return uniform(0, 1) < probability; }

    /// An item whose thresholds lie within ± reach.
    GradedItem item(std::size_t n_categories, double reach = 3.0, double low = 0.5, double high = 2.5) {
        GradedItem item{uniform(low, high), {}};
        while (item.thresholds.size() + 1 < n_categories) item.thresholds.push_back(uniform(-reach, reach));
        std::ranges::sort(item.thresholds);
        return item;
    }

    std::vector<GradedItem> items(std::size_t n, std::size_t n_categories = 5) {
        std::vector<GradedItem> items;
        while (items.size() < n) items.push_back(item(n_categories));
        return items;
    }

    std::vector<Response> responses(const std::vector<GradedItem>& items, double share_missing = 0.0) {
        std::vector<Response> responses;
        for (const GradedItem& item : items)
            responses.push_back(chance(share_missing) ? Response() : static_cast<int>(below(item.n_categories())));
        return responses;
    }

    /// Answers of a person whose trait is theta, drawn from the model.
    std::vector<Response> responses_at(double theta, const std::vector<GradedItem>& items) {
        std::vector<Response> responses;
        for (const GradedItem& item : items) {
            double left = uniform(0, 1);
            std::size_t category = 0;
            while (category + 1 < item.n_categories() && (left -= category_probability(item, category, theta)) > 0)
                ++category;
            responses.push_back(static_cast<int>(category));
        }
        return responses;
    }

private:
    std::mt19937_64 engine_;
};

}  // namespace twotrack::test
