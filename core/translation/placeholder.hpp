#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace twotrack {

/// Each `{name}` of a text, braces included, as parts of it and in its order; what `fill` would replace.
[[nodiscard]] std::vector<std::string_view> placeholders(std::string_view text);

/// What a translation does to the placeholders of its original.
struct PlaceholderFault {
    std::string_view rule;  ///< lost-placeholder, invented-placeholder
    std::string sentence;
};

/// The names that a translation lacks, and those that the original has not. Empty where both have the same, in whatever
/// order and however often.
[[nodiscard]] std::vector<PlaceholderFault> placeholder_faults(std::string_view original, std::string_view translation);

}  // namespace twotrack
