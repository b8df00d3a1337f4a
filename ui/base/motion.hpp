#pragma once

#include <string>

namespace twotrack::ui {

/// What has just come or been chosen, and how long ago in milliseconds: the host has the clock. What is `at_rest` does
/// not move, which is all that there is for a person who wants less motion.
struct Motion {
    static constexpr float at_rest = 1e9f;
    float page_ms = at_rest;    ///< since the page came
    float choice_ms = at_rest;  ///< since `chosen` was chosen
    std::string chosen = {};    ///< the id of an option
};

/// How far a move of `duration_ms` is after `elapsed_ms`, 0 to 1: fast at first, gentle at the end.
[[nodiscard]] constexpr float eased(float elapsed_ms, float duration_ms) {
    if (elapsed_ms >= duration_ms) return 1.0f;
    const float rest = 1.0f - (elapsed_ms > 0.0f ? elapsed_ms / duration_ms : 0.0f);
    return 1.0f - rest * rest * rest;
}

}  // namespace twotrack::ui
