#pragma once

#include <string_view>

namespace twotrack {

/// Whether a reader sees nothing of the text: it is empty, or all of it is JSON's white space.
[[nodiscard]] constexpr bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace twotrack
