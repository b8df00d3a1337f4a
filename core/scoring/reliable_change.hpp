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
    Direction direction = Direction::None;  ///< None: no more than chance
    Estimate combined;                      ///< both results as one estimate, if there is no change: theta and its
                                            ///< standard error
};

struct Changes {
    std::vector<ScaleChange> scales;   ///< [n_scales]
    Direction lean = Direction::None;  ///< Up: towards the people scale; only with a model
};

/// What has changed between two results by more than chance (two-sided 5 %).
///
/// With a model, the decision's scales and the lean follow change_between, which takes what is the same in both
/// sittings out of the comparison. Every other scale has the reliable change of Jacobson & Truax (1991): the difference
/// counts beyond ±1.96 standard errors, where the posterior standard deviations serve as standard errors and the two
/// results count as independent. Results without a change become one estimate: see combined.
///
/// @pre  both results belong to this assessment, and are comparable (see is_comparable).
/// Cost: O(n_scales).
[[nodiscard]] Changes changes_between(const Assessment& assessment, const Result& before, const Result& after);

/// Whether two results of an assessment may be compared: the same form of the same version was asked, and with a model
/// both have the figures of a sitting, with pairs in both or in neither.
[[nodiscard]] bool is_comparable(const Assessment& assessment, const Result& before, const Result& after);

}  // namespace twotrack
