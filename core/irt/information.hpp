#pragma once

#include <span>

#include "core/irt/graded_response.hpp"
#include "core/irt/quadrature.hpp"

namespace twotrack {

/// How precisely items measure a trait at each theta: Fisher information at the nodes of the standard grid (−6 … 6
/// logits, step 0.2), per squared logit, summed over the items. Its inverse square root is the standard error without a
/// prior.
/// Cost: one item_information for each item at each node.
/// Source: Samejima (1969), Psychometrika Monograph 17.
[[nodiscard]] Nodes information_curve(std::span<const GradedItem> items);

}  // namespace twotrack
