#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace twotrack::native {

/// The candidate that takes the fewest letters to insert, delete or replace to become `word`, whatever the case of
/// ASCII letters; the first of several. Nothing for a word of more than 64 bytes, and where there are no candidates.
/// Cost: O(bytes of word × bytes of all candidates). Source: Levenshtein (1966), Soviet Physics Doklady 10, 707-710.
[[nodiscard]] std::optional<std::string_view> nearest(std::string_view word,
                                                      std::span<const std::string_view> candidates);

}  // namespace twotrack::native
