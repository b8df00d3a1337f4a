#pragma once

#include <cstddef>
#include <expected>
#include <optional>
#include <span>

#include "core/irt/eap.hpp"

namespace twotrack {

/// One person's score on one scale, as scored by hand.
struct ClassicalScore {
    double mean = 1.0;                ///< of the answered items, on the answer scale 1 … n_categories
    double percent_of_maximum = 0.0;  ///< of the answered items: 0 all lowest, 100 all highest
    std::size_t n_categories = 2;     ///< of the longest answer scale among all items, answered or not
    std::size_t n_answered = 0;       ///< at least 1
};

/// Turns a reverse-keyed answer x into x' = min + max − x, on an answer scale from `lowest` to `highest`.
[[nodiscard]] constexpr int turned(int answer, int lowest, int highest) { return lowest + highest - answer; }

/// The mean of the answered items.
///
/// A missing answer is left out and never counts as the lowest. An item with fewer categories is stretched over the
/// longest answer scale: the x-th of K categories counts 1 + (x − 1)/(K − 1) · (n_categories − 1). The lowest and the
/// highest answer then weigh the same on every item. When all items have the same number of categories, the result is
/// the plain mean.
///
/// @param n_categories  [n_items] at least 2 each.
/// @param responses     [n_items] 0-based, with reverse-keyed answers turned (see reverse_keyed_responses).
/// @return              nullopt when every answer is missing.
///
/// Errors: SizeMismatch; InvalidItem for fewer than 2 categories; InvalidResponse for a response outside the item's
///         categories.
/// Cost:   O(n_items), no allocation.
/// Source: Cohen, Cohen, Aiken & West (1999), Multivariate Behavioral Research 34(3), 315-346 (percent of maximum).
[[nodiscard]] std::expected<std::optional<ClassicalScore>, ScoreError> classical_score(
    std::span<const std::size_t> n_categories, std::span<const Response> responses);

}  // namespace twotrack
