#pragma once

#include "ui/base/theme.hpp"

/// The background behind a page outside the browser.
namespace twotrack::native {

[[nodiscard]] inline ImU32 backdrop(bool is_dark) {
    return is_dark ? IM_COL32(0x0F, 0x12, 0x18, 0xFF) : IM_COL32(0xEC, 0xEF, 0xF4, 0xFF);
}

[[nodiscard]] inline ui::Theme theme_of(bool is_dark) { return is_dark ? ui::dark_theme() : ui::light_theme(); }

}  // namespace twotrack::native
