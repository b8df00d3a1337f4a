#pragma once

#include <array>
#include <cstddef>
#include <span>

namespace twotrack {

inline constexpr std::size_t n_nodes = 61;
using Nodes = std::array<double, n_nodes>;  ///< [n_nodes] values of theta in logits, evenly spaced, ascending

struct NormalPrior {
    double mean = 0.0;                ///< logits, −10 to 10
    double standard_deviation = 1.0;  ///< logits, 0.001 to 10
};

/// Evenly spaced nodes, and the values that a sum over them needs besides the likelihood.
struct Quadrature {
    Nodes nodes;
    Nodes weights;            ///< of the prior at the nodes, up to a constant
    Nodes shares_above_zero;  ///< each node's contribution to the mass above zero, ≈ 0, ½ or 1
    double step = 0.0;        ///< distance between neighbouring nodes, logits
    double weight_sum = 0.0;
};

/// Cost: 61 exponentials, no allocation.
[[nodiscard]] Quadrature make_quadrature(double centre, double half_width, const NormalPrior& prior);

/// The quadrature for the standard normal prior on −6 … 6, step 0.2. Computed once.
[[nodiscard]] const Quadrature& standard_quadrature();

/// Divides the values by the power of two that puts the largest in [½, 1), and returns its exponent. The division is
/// exact.
/// \pre  The largest value is positive and finite.
int normalize(std::span<double> values);

}  // namespace twotrack
