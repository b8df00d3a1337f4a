#include "core/irt/information.hpp"

namespace twotrack {

Nodes information_curve(std::span<const GradedItem> items) {
    const Nodes& thetas = standard_quadrature().nodes;
    Nodes curve{};
    for (const GradedItem& item : items)
        for (std::size_t j = 0; j < n_nodes; ++j) curve[j] += item_information(item, thetas[j]);
    return curve;
}

}  // namespace twotrack
