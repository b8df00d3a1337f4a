#pragma once

#include "core/base/random.hpp"
#include "core/irt/graded_response.hpp"

namespace twotrack {

/// Draws an answer under the graded response model: a 0-based category, lowest first.
/// @param theta  logits.
/// Cost: one logarithm; computes no probabilities.
/// Source: Samejima (1969), Psychometrika Monograph 17 (model).
[[nodiscard]] int sample_category(const GradedItem& item, double theta, Random& random);

}  // namespace twotrack
