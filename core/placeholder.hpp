#pragma once

#include <string_view>
#include <vector>

namespace twotrack {

/// Each `{name}` of a text, braces included, as parts of it and in its order; what `fill` would replace.
[[nodiscard]] std::vector<std::string_view> placeholders(std::string_view text);

}  // namespace twotrack
