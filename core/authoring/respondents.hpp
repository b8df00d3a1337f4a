#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/assessment/assessment.hpp"

/// Made-up people who answer a whole assessment, for those who write one and want to see what becomes of them. They
/// follow from its scales, keys and parameters alone, so that there are some for any assessment.
namespace twotrack {

/// A person of a kind.
struct Archetype {
    std::string id;                ///< stable: "technical", "undecided", "high:openness", …
    std::string name;              ///< in the words of the assessment's scales: "Technical high, People low"
    std::vector<double> theta;     ///< [n_scales] logits: where the person is on each
    std::size_t answers_each = 1;  ///< the person answers one in so many items of each scale, and no others if not all
};

/// With a decision: "technical", "people", "both-high", "both-low", "undecided" and "few-answers", by its two scales.
/// For each scale without a part in a decision: "high:ID" and "low:ID". Without a decision "undecided" too.
[[nodiscard]] std::vector<Archetype> archetypes_of(const Assessment& assessment);

/// What an archetype answers: of an item that measures a scale, the category that is likeliest where the person is; of
/// a trade-off the end on whose scale the person is higher; of a situation the option whose weights fit best; where
/// nothing of that speaks for one, the middle of ordered categories, or the first of others.
/// @return [n_items]; the same for the same assessment.
[[nodiscard]] Answers answers_of(const Assessment& assessment, const Archetype& archetype);

/// What somebody answers who is drawn from the population: on each scale standard normal, each answer drawn under the
/// graded response model; of items that measure no scale any category alike.
/// @return [n_items], each answered; the same for the same seed on every target.
[[nodiscard]] Answers random_answers(const Assessment& assessment, std::uint64_t seed);

}  // namespace twotrack
