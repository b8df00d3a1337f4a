#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace twotrack {

/// All placeholders that `fill` would replace: each `{name}` with its braces, as views of the text, in order.
[[nodiscard]] std::vector<std::string_view> placeholders(std::string_view text);

/// A difference between the placeholders of a translation and of its original.
struct PlaceholderFault {
    std::string_view rule;  ///< lost-placeholder, invented-placeholder
    std::string sentence;
};

/// Reports placeholders that the translation lacks and placeholders that the original lacks. Empty when both texts have
/// the same names; order and repetition do not matter.
[[nodiscard]] std::vector<PlaceholderFault> placeholder_faults(std::string_view original, std::string_view translation);

}  // namespace twotrack
