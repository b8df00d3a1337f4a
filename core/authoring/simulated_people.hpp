#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/assessment/assessment.hpp"
#include "core/base/random.hpp"

/// People with known traits, and how they answer: by items that may differ from those that scoring assumes.
namespace twotrack {

/// How the truth departs from the assumptions of scoring. By default it does not. All shifts and standard deviations
/// are in logits unless stated otherwise.
struct SimulationConditions {
    double correlation = 0.0;     ///< of the decision's two traits in the population, in [−1, 1]
    double discrimination = 1.0;  ///< true / assumed discrimination of all statements and pairs, 0 to 10
    std::optional<double> pair_discrimination = {};  ///< the same of the pairs alone; nullopt: as `discrimination`
    double threshold_factor = 1.0;                   ///< true / assumed thresholds of the statements, 0 to 10
    double technical_shift_logits = 0.0;  ///< added to the true thresholds of the technical scale's items, −6 to 6
    double shift_logits = 0.0;            ///< added to the true thresholds of the people scale's items, −6 to 6
    double pair_shift_logits = 0.0;  ///< added to the true locations of the pairs, −6 to 6; up is towards technical
    double location_spread = 0.0;    ///< sd by which each item's true thresholds are moved, the same for all, 0 to 2
    double discrimination_spread = 0.0;  ///< sd of log(true / assumed discrimination) of each item, 0 to 2
    double scale_location_sd = 0.0;      ///< sd by which each person finds each scale moved, 0 to 2
    double pair_location_sd = 0.0;       ///< sd by which each person finds each pair moved, 0 to 2
    double acquiescence = 0.0;  ///< sd over people of what adds to the trait in agreeing, whatever the key; 0 to 2
    double extreme = 0.0;       ///< sd over people of the log of a factor of all thresholds of the statements, 0 to 2
    double careless = 0.0;      ///< share of people who answer at random, 0 to 1
};

/// The true parameters of the items.
struct TrueItems {
    std::vector<std::vector<GradedItem>> scales;  ///< [n_scales][n] in the order of the scale's items
    std::vector<GradedItem> pairs;                ///< [n_scale_pairs] category 1 is the people scale's statement
};

/// The true items, the same for all people of a seed.
[[nodiscard]] TrueItems true_items_of(const Assessment& assessment, const SimulationConditions& conditions,
                                      std::uint32_t seed);

/// A person's traits and way of answering, which stay the same on a retest.
struct SimulatedPerson {
    std::vector<double> theta;  ///< [n_scales] logits
    TrueItems items;            ///< as this person finds them
    bool is_careless = false;   ///< every category is equally likely
};

/// Draws a person's way of answering, and leaves the traits.
void draw_style(const Assessment& assessment, const TrueItems& items, const SimulationConditions& conditions,
                Random& random, SimulatedPerson& person);

/// Draws answers to the items of `scales`, in this order, and then to the pairs. Items of other scales, and all items
/// that measure nothing, stay unanswered.
/// @param skipped  probability that an item stays unanswered, in [0, 1].
/// @return         [n_items]
/// Source: Samejima (1969), Psychometrika Monograph 17 (statements); Bradley & Terry (1952), Biometrika 39, 324-345
///         (pairs).
[[nodiscard]] Answers draw_answers(const Assessment& assessment, const SimulatedPerson& person,
                                   std::span<const std::size_t> scales, double skipped, Random& random);

}  // namespace twotrack
