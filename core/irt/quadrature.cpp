#include "core/irt/quadrature.hpp"

#include <algorithm>
#include <cmath>

#include "core/base/elementary.hpp"

namespace twotrack {
namespace {

Nodes evenly_spaced(double centre, double half_width) {
    Nodes nodes;
    constexpr auto half = static_cast<double>(n_nodes - 1) / 2;
    for (std::size_t j = 0; j < n_nodes; ++j) nodes[j] = centre + half_width * ((static_cast<double>(j) - half) / half);
    return nodes;
}

/// The weights of a normal density at the nodes, up to a constant.
Nodes normal_weights(const Nodes& nodes, const NormalPrior& prior) {
    Nodes weights;
    for (std::size_t j = 0; j < n_nodes; ++j) {
        const double z = (nodes[j] - prior.mean) / prior.standard_deviation;
        weights[j] = exponential(-0.5 * z * z);
    }
    return weights;
}

/// A count of the nodes, with ½ for a node at 0, has an error of 0.013 for a posterior sd of 0.25. Therefore, Gregory's
/// end correction sums the tail from the node nearest to 0, and the polynomial through the five nodes around that node
/// gives the integral between 0 and the node. The error is then at most 0.0013 at an sd of 0.25, and 0.0001 at 0.4.
Nodes shares_above_zero(const Nodes& nodes, double step) {
    Nodes shares;
    for (std::size_t j = 0; j < n_nodes; ++j) shares[j] = std::clamp(nodes[j] / step + 0.5, 0.0, 1.0);
    const auto nearest = static_cast<std::ptrdiff_t>(std::lround((0.0 - nodes[0]) / step));
    if (nearest < 2 || nearest > static_cast<std::ptrdiff_t>(n_nodes) - 3) return shares;

    const auto n = static_cast<std::size_t>(nearest);
    const double t = -nodes[n] / step;  // position of zero, in steps from that node: −½ to ½
    const double t2 = t * t / 2, t3 = t2 * t / 3, t4 = t3 * t / 4, t5 = t4 * t / 5;
    const double odd_1 = 41.0 / 720 - 2 * t2 / 3 + t4, odd_2 = -11.0 / 1440 + t2 / 12 - t4 / 2;
    const double even_1 = -4 * t3 / 3 + 4 * t5, even_2 = t3 / 12 - t5;
    shares[n] += 5 * t3 / 2 - 6 * t5;
    shares[n + 1] += even_1 + odd_1;
    shares[n - 1] += even_1 - odd_1;
    shares[n + 2] += even_2 + odd_2;
    shares[n - 2] += even_2 - odd_2;
    return shares;
}

}  // namespace

Quadrature make_quadrature(double centre, double half_width, const NormalPrior& prior) {
    Quadrature quadrature;
    quadrature.nodes = evenly_spaced(centre, half_width);
    quadrature.step = quadrature.nodes[1] - quadrature.nodes[0];
    quadrature.weights = normal_weights(quadrature.nodes, prior);
    quadrature.shares_above_zero = shares_above_zero(quadrature.nodes, quadrature.step);
    for (const double weight : quadrature.weights) quadrature.weight_sum += weight;
    return quadrature;
}

const Quadrature& standard_quadrature() {
    static const Quadrature quadrature = make_quadrature(0.0, 6.0, {});
    return quadrature;
}

int normalize(std::span<double> values) {
    int exponent = 0;
    std::frexp(*std::ranges::max_element(values), &exponent);
    // Two factors: the inverse of the smallest numbers is out of range.
    const double scale = std::ldexp(1.0, -(exponent / 2)), rest = std::ldexp(1.0, -(exponent - exponent / 2));
    for (double& value : values) value = value * scale * rest;
    return exponent;
}

}  // namespace twotrack
