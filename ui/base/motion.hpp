#pragma once

#include <string>

namespace twotrack::ui {

/// How long ago the page appeared and an option was chosen, in milliseconds. The host has the clock. `at_rest` means
/// that nothing moves; a person who wants less motion sees nothing else.
struct Motion {
    static constexpr float at_rest = 1e9f;
    float page_ms = at_rest;    ///< since the page appeared
    float choice_ms = at_rest;  ///< since `chosen` was chosen
    std::string chosen = {};    ///< the id of an option
};

/// The progress of a motion of `duration_ms` after `elapsed_ms`, from 0 to 1: fast at first, gentle at the end.
[[nodiscard]] constexpr float eased(float elapsed_ms, float duration_ms) {
    if (elapsed_ms >= duration_ms) return 1.0f;
    const float rest = 1.0f - (elapsed_ms > 0.0f ? elapsed_ms / duration_ms : 0.0f);
    return 1.0f - rest * rest * rest;
}

}  // namespace twotrack::ui
