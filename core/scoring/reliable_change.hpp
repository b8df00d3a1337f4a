#pragma once

#include <vector>

#include "core/scoring/score.hpp"

/// Whether a person's results differ by more than the measurement's error.
namespace twotrack {

enum class Direction { None, Up, Down };

/// How a scale's score differs between two results of one person, in logits.
struct ScaleChange {
    double difference = 0.0;                ///< after − before
    double standard_error = 0.0;            ///< of the difference: √(SE₁² + SE₂²)
    Direction direction = Direction::None;  ///< None: it lies within ±1.96 standard errors
};

/// The reliable change of each scale (Jacobson & Truax 1991), with the posteriors' standard deviations as the standard
/// errors and the two results taken as independent.
///
/// @pre     both are results of the same assessment.
/// @return  [n_scales]
/// Cost: O(n_scales).
[[nodiscard]] std::vector<ScaleChange> changes_between(const Result& before, const Result& after);

}  // namespace twotrack
