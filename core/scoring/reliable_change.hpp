#pragma once

#include <vector>

#include "core/scoring/score.hpp"

/// Whether two results of one person differ by more than measurement error.
namespace twotrack {

enum class Direction { None, Up, Down };

/// The difference between two scores of one person on one scale, in logits.
struct ScaleChange {
    double difference = 0.0;                ///< after − before
    double standard_error = 0.0;            ///< of the difference: √(SE₁² + SE₂²)
    Direction direction = Direction::None;  ///< None: the difference lies within ±1.96 standard errors
};

/// The reliable change of each scale (Jacobson & Truax 1991). The posterior standard deviations serve as standard
/// errors, and the two results count as independent.
///
/// @pre     both results belong to the same assessment.
/// @return  [n_scales]
/// Cost: O(n_scales).
[[nodiscard]] std::vector<ScaleChange> changes_between(const Result& before, const Result& after);

}  // namespace twotrack
