#pragma once

#include "core/base/random.hpp"
#include "core/irt/graded_response.hpp"

namespace twotrack {

/// Draws an answer under the graded response model: a category, 0-based from the least of the trait.
/// @param theta  logits.
/// Cost: one logarithm; no probability is formed.
/// Source: Samejima (1969), Psychometrika Monograph 17 (model).
[[nodiscard]] int draw_category(const GradedItem& item, double theta, Random& random);

}  // namespace twotrack
