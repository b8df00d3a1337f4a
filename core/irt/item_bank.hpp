#pragma once

#include <cstddef>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/irt/graded_response.hpp"
#include "core/irt/quadrature.hpp"

namespace twotrack {

/// Why scoring refuses its input, with the index at fault.
struct ScoreError {
    enum class Kind { SizeMismatch, InvalidItem, InvalidResponse, InvalidPrior };
    Kind kind;
    std::size_t index = 0;  ///< of the item or response at fault; SizeMismatch: of the first element without a
                            ///< counterpart
    std::string sentence;
};

/// 0-based category chosen, after reversal of negatively keyed items; nullopt is "not answered".
using Response = std::optional<int>;

/// Probabilities at the nodes, divided by a power of two that puts the largest in [½, 1).
struct ScaledProbabilities {
    Nodes values;  ///< the probability at each node, divided by 2^exponent
    int exponent = 0;
};

/// The items of one scale with their category probabilities tabulated on the standard grid (−6 … 6, step 0.2).
/// Immutable and valid by construction; scoring with a bank allocates nothing.
class ItemBank {
public:
    ItemBank() = default;

    /// Errors: InvalidItem with the index of the first item whose parameters are invalid.
    /// Cost: O(n_items × n_categories) exponentials, 496 bytes for each category of each item.
    [[nodiscard]] static std::expected<ItemBank, ScoreError> make(std::vector<GradedItem> items);

    [[nodiscard]] std::span<const GradedItem> items() const { return items_; }

    /// Checks that responses match the bank: one for each item, each within the item's categories.
    [[nodiscard]] std::expected<void, ScoreError> check(std::span<const Response> responses) const;

    /// The category's probabilities on the standard grid, each above e^−121.
    /// @param item      index into items().
    /// @param category  0-based, one of the item's categories.
    [[nodiscard]] const ScaledProbabilities& tabulated(std::size_t item, std::size_t category) const {
        return table_[first_row_[item] + category];
    }

private:
    std::vector<GradedItem> items_;
    std::vector<std::size_t> first_row_;      ///< [n_items] row of the item's category 0 in table_
    std::vector<ScaledProbabilities> table_;  ///< [sum of n_categories]
};

}  // namespace twotrack
