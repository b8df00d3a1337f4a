#pragma once

#include <cstddef>
#include <span>

#include "core/irt/item_bank.hpp"
#include "core/irt/quadrature.hpp"

namespace twotrack {

/// values[j] · 2^exponent is the probability of the answers at node j. The largest value is never tiny, however long
/// the test.
struct Likelihood {
    Nodes values;
    int exponent = 0;
    std::size_t n_answered = 0;
};

/// The likelihood at the standard nodes, from the bank's table. Cost: one multiplication for each answer and node.
/// \pre  The bank has checked the responses.
[[nodiscard]] Likelihood tabulated_likelihood(const ItemBank& bank, std::span<const Response> responses);

/// The likelihood at any nodes, computed from the model. Cost: at most three exponentials for each answer and node.
/// \pre  The bank has checked the responses.
[[nodiscard]] Likelihood computed_likelihood(const ItemBank& bank, std::span<const Response> responses,
                                             const Nodes& nodes);

}  // namespace twotrack
