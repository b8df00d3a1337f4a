#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace twotrack::native {

/// The candidate with the smallest edit distance to `word`, ignoring the case of ASCII letters; the first if several
/// are equally near. nullopt if `word` has more than 64 bytes or there are no candidates.
/// Cost: O(bytes of word × bytes of all candidates). Source: Levenshtein (1966), Soviet Physics Doklady 10, 707-710.
[[nodiscard]] std::optional<std::string_view> nearest_word(std::string_view word,
                                                           std::span<const std::string_view> candidates);

}  // namespace twotrack::native
