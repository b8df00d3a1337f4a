#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/assessment/assessment.hpp"

/// Simulated people who answer a whole assessment. Authors see the results of typical respondents. The people follow
/// only from the assessment's scales, keys and parameters, and exist for any assessment.
namespace twotrack {

/// A typical respondent.
struct Archetype {
    std::string id;                ///< stable: "technical", "undecided", "high:openness", …
    std::string name;              ///< uses the names of the assessment's scales: "Technical high, People low"
    std::vector<double> theta;     ///< [n_scales] logits: the person's trait on each scale
    std::size_t answers_each = 1;  ///< the person answers one in `answers_each` items of each scale; above 1, the
                                   ///< person skips all items without a scale
};

/// The archetypes of an assessment. A decision gives "technical", "people", "both-high", "both-low", "undecided" and
/// "few-answers", on the decision's two scales. Each scale outside a decision gives "high:ID" and "low:ID". Without a
/// decision, "undecided" is added.
[[nodiscard]] std::vector<Archetype> archetypes_of(const Assessment& assessment);

/// The answers of an archetype. On an item that measures a scale, the person chooses the likeliest category at the
/// person's theta; on a trade-off, the end on whose scale the person is higher; in a situation, the option whose
/// weights fit best. When none of these rules decides, the person chooses the middle of ordered categories, or the
/// first of other categories.
/// @return [n_items]; the same for the same assessment.
[[nodiscard]] Answers answers_of(const Assessment& assessment, const Archetype& archetype);

/// The answers of a person drawn from the population. The traits are standard normal on each scale, and the graded
/// response model gives the answers. On an item that measures no scale, all categories are equally likely.
/// @return [n_items], all answered; the same for the same seed on every target.
[[nodiscard]] Answers random_answers(const Assessment& assessment, std::uint64_t seed);

}  // namespace twotrack
