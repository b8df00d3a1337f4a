#pragma once

#include <cstddef>
#include <expected>
#include <span>
#include <string>
#include <vector>

namespace twotrack {

/// The parameters of one item with ordered categories. A valid item has a discrimination in (0, 10] and 1 to 9
/// thresholds, finite and strictly ascending. It has one more category than thresholds.
struct GradedItem {
    double discrimination = 1.2;     ///< slope per logit
    std::vector<double> thresholds;  ///< [n_categories − 1] logits, strictly ascending

    [[nodiscard]] std::size_t n_categories() const { return thresholds.size() + 1; }
};

/// Describes the fault in an item's parameters, in a sentence; empty when they are valid.
[[nodiscard]] std::string fault_of(const GradedItem& item);

/// P(category | theta) under the graded response model.
///
/// @param item      valid parameters (see GradedItem).
/// @param category  0-based, below item.n_categories().
/// @param theta     logits.
/// @return          a probability, at least 2e-308: no answer is impossible. A tiny probability keeps its relative
///                  precision, because the function never subtracts nearly equal numbers.
/// Cost: two exponentials, no allocation.
/// Source: Samejima (1969), Psychometrika Monograph 17.
[[nodiscard]] double category_probability(const GradedItem& item, std::size_t category, double theta);

/// Fisher information of the item at theta, Σ_k P'_k² / P_k, per squared logit.
/// Source: Samejima (1969), Psychometrika Monograph 17.
[[nodiscard]] double item_information(const GradedItem& item, double theta);

}  // namespace twotrack
