#include "core/irt/likelihood.hpp"

#include <algorithm>
#include <array>

namespace twotrack {
namespace {

constexpr std::size_t n_at_once = 4;
using Rows = std::array<const Nodes*, n_at_once>;

constexpr Nodes filled_with_ones() {
    Nodes ones{};
    ones.fill(1.0);
    return ones;
}

constexpr Nodes ones = filled_with_ones();

Likelihood certain() { return {ones}; }

/// Multiplies `values` by four rows of probabilities, in this order, in one pass over the nodes. A vector of nodes
/// stays in a register from the first row to the last.
void multiply(Nodes& values, const Rows& rows) {
    const double *first = rows[0]->data(), *second = rows[1]->data(), *third = rows[2]->data(),
                 *fourth = rows[3]->data();
    for (std::size_t j = 0; j < n_nodes; ++j) values[j] = values[j] * first[j] * second[j] * third[j] * fourth[j];
}

/// Prevents underflow in a long test.
void rescale(Likelihood& likelihood) {
    // One of the first nodes is usually large enough, and the search for the largest is skipped.
    if (std::ranges::any_of(likelihood.values, [](double value) { return value >= 0x1p-64; })) return;
    likelihood.exponent += normalize(likelihood.values);
}

}  // namespace

Likelihood tabulated_likelihood(const ItemBank& bank, std::span<const Response> responses) {
    Likelihood likelihood = certain();
    Rows rows;
    std::size_t n_waiting = 0;
    for (std::size_t i = 0; i < responses.size(); ++i) {
        if (!responses[i]) continue;
        const ScaledProbabilities& row = bank.tabulated(i, static_cast<std::size_t>(*responses[i]));
        rows[n_waiting++] = &row.values;
        likelihood.exponent += row.exponent;
        ++likelihood.n_answered;
        if (n_waiting < n_at_once) continue;
        multiply(likelihood.values, rows);
        // A row's entries are above e^−121: a product of four cannot underflow.
        rescale(likelihood);
        n_waiting = 0;
    }
    if (n_waiting > 0) {
        while (n_waiting < n_at_once) rows[n_waiting++] = &ones;
        multiply(likelihood.values, rows);
    }
    return likelihood;
}

Likelihood computed_likelihood(const ItemBank& bank, std::span<const Response> responses, const Nodes& nodes) {
    Likelihood likelihood = certain();
    for (std::size_t i = 0; i < responses.size(); ++i) {
        if (!responses[i]) continue;
        const auto category = static_cast<std::size_t>(*responses[i]);
        Nodes probabilities;
        for (std::size_t j = 0; j < n_nodes; ++j)
            probabilities[j] = category_probability(bank.items()[i], category, nodes[j]);
        likelihood.exponent += normalize(probabilities);
        for (std::size_t j = 0; j < n_nodes; ++j) likelihood.values[j] *= probabilities[j];
        ++likelihood.n_answered;
        rescale(likelihood);
    }
    return likelihood;
}

}  // namespace twotrack
