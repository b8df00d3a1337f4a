#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/assessment/assessment.hpp"
#include "core/assessment/outcome.hpp"

namespace twotrack {

inline constexpr std::array all_outcomes{Outcome::Technical,  Outcome::Management,     Outcome::Hybrid,
                                         Outcome::NeitherYet, Outcome::TooCloseToCall, Outcome::NotEnoughEvidence};

/// Where a person truly is on the decision's two traits, in logits.
struct Traits {
    double technical = 0.0;
    double people = 0.0;
};

/// Made-up people of one kind.
struct SimulatedGroup {
    std::string_view id;           ///< "mildly_technical"
    std::optional<Traits> traits;  ///< of all of them; nullopt: each person's own, drawn from the population
    double skipped = 0.0;          ///< probability that an item is left unanswered, in [0, 1]
};

/// The archetypes, the population, and the population where everybody skips half the items. Of two archetypes that
/// mirror each other the technical one comes first.
[[nodiscard]] std::span<const SimulatedGroup> simulated_groups();

/// What is simulated, and how the truth departs from what scoring assumes.
struct SimulationOptions {
    std::size_t n = 10'000;              ///< people in each group, at least 1
    std::uint32_t seed = 1;              ///< the same seed gives the same figures on every target
    double correlation = 0.0;            ///< of the two traits in the population, in [−1, 1]
    double shift_logits = 0.0;           ///< added to the true thresholds of the people scale's items, −6 to 6
    double location_spread = 0.0;        ///< sd in logits by which each item's true thresholds are moved, 0 to 2
    double discrimination_spread = 0.0;  ///< sd of the logarithm of its true over its assumed discrimination, 0 to 2
};

/// What became of a group: numbers of people.
struct GroupFigures {
    SimulatedGroup group;
    std::size_t n = 0;
    std::array<std::size_t, all_outcomes.size()> outcomes{};  ///< in the order of all_outcomes
    std::size_t with_side = 0;     ///< called to a side while they truly are on one: people ≠ technical
    std::size_t right = 0;         ///< of those, called to the side where they truly are
    std::size_t retest_same = 0;   ///< whose second answers give the same outcome
    std::size_t retest_flips = 0;  ///< whose second answers call the other side

    [[nodiscard]] std::size_t count(Outcome outcome) const;
    [[nodiscard]] double share(Outcome outcome) const;
    /// Share of either side.
    [[nodiscard]] double share_called() const;
    /// Share of calls that are right; nullopt where nobody was called who truly is on a side.
    [[nodiscard]] std::optional<double> accuracy() const;
};

/// How much more often people of one archetype are called to their own side than those of its mirror image are.
struct MirrorFigures {
    std::string_view technical;   ///< id of the group that leans technical
    std::string_view people;      ///< id of its mirror image, the same group where both traits are equal
    double difference = 0.0;      ///< share called management of `people` − share called technical of `technical`
    double standard_error = 0.0;  ///< of the difference, binomial (multinomial within one group)
    std::optional<double> z;      ///< difference / standard_error; nullopt where that is 0
};

/// All that was simulated.
struct Simulation {
    SimulationOptions options;
    std::vector<GroupFigures> groups;  ///< in the order of simulated_groups()
};

/// Simulates the people of one group: each answers the decision's two scales twice, independently, under the graded
/// response model with the true parameters, and is scored with the assessment's own as anybody is. Items of other
/// scales stay unanswered.
///
/// @param assessment  has a decision.
/// @param group       index into simulated_groups(). What a group gives does not depend on the others.
/// @param options     within the ranges stated there. The true parameters are the same for all groups of a seed.
/// Cost: 2·n scorings (see score), and one logarithm for each answer.
/// Source: Samejima (1969), Psychometrika Monograph 17 (model).
[[nodiscard]] GroupFigures simulate_group(const Assessment& assessment, std::size_t group,
                                          const SimulationOptions& options);

/// Compares every group with its mirror image among `groups`, itself included.
[[nodiscard]] std::vector<MirrorFigures> compare_mirrors(std::span<const GroupFigures> groups);

/// The simulation as one line of JSON: shares in [0, 1], and null where there is nothing to take a share of.
[[nodiscard]] std::string simulation_json(const Assessment& assessment, const Simulation& simulation);

/// The simulation as tables for people, at most 80 columns wide, shares in per cent.
[[nodiscard]] std::string simulation_text(const Assessment& assessment, const Simulation& simulation);

}  // namespace twotrack
