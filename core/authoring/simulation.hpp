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

/// A person's true values on the decision's two traits, in logits.
struct Traits {
    double technical = 0.0;
    double people = 0.0;
};

/// A group of similar simulated people.
struct SimulatedGroup {
    std::string_view id;           ///< "mildly_technical"
    std::optional<Traits> traits;  ///< of every person in the group; nullopt: drawn from the population for each person
    double skipped = 0.0;          ///< probability that a person skips an item, in [0, 1]
};

/// The archetypes, the population, and the population when everybody skips half the items. Of two mirrored archetypes,
/// the technical one comes first.
[[nodiscard]] std::span<const SimulatedGroup> simulated_groups();

/// The size and seed of a simulation, and how the truth departs from the assumptions of scoring.
struct SimulationOptions {
    std::size_t n = 10'000;              ///< people in each group, at least 1
    std::uint32_t seed = 1;              ///< the same seed gives the same figures on every target
    double correlation = 0.0;            ///< of the two traits in the population, in [−1, 1]
    double shift_logits = 0.0;           ///< added to the true thresholds of the people scale's items, −6 to 6
    double location_spread = 0.0;        ///< sd in logits by which each item's true thresholds are moved, 0 to 2
    double discrimination_spread = 0.0;  ///< sd of log(true / assumed discrimination) of each item, 0 to 2
};

/// The results of a group, as numbers of people.
struct GroupFigures {
    SimulatedGroup group;
    std::size_t n = 0;
    std::array<std::size_t, all_outcomes.size()> outcomes{};  ///< in the order of all_outcomes
    std::size_t with_side = 0;     ///< people called to a side while their true traits differ: people ≠ technical
    std::size_t right = 0;         ///< of these, people called to their true side
    std::size_t retest_same = 0;   ///< people whose second answers give the same outcome
    std::size_t retest_flips = 0;  ///< people whose second answers call the other side

    [[nodiscard]] std::size_t count(Outcome outcome) const;
    [[nodiscard]] double share(Outcome outcome) const;
    /// Share of people called to either side.
    [[nodiscard]] double share_called() const;
    /// right / with_side; nullopt when with_side is 0.
    [[nodiscard]] std::optional<double> accuracy() const;
};

/// How much more often people of one archetype are called to their own side than people of the mirrored archetype.
struct MirrorFigures {
    std::string_view technical;   ///< id of the group that leans technical
    std::string_view people;      ///< id of its mirror image; the same group when both traits are equal
    double difference = 0.0;      ///< share called management of `people` − share called technical of `technical`
    double standard_error = 0.0;  ///< of the difference, binomial (multinomial within one group)
    std::optional<double> z;      ///< difference / standard_error; nullopt when standard_error is 0
};

/// A complete simulation.
struct Simulation {
    SimulationOptions options;
    std::vector<GroupFigures> groups;  ///< in the order of simulated_groups()
};

/// Simulates the people of one group: each answers the decision's two scales twice, independently, under the graded
/// response model with the true parameters, and is scored with the assessment's parameters, as any respondent is. Items
/// of other scales stay unanswered.
///
/// @param assessment  has a decision.
/// @param group       index into simulated_groups(). A group's results do not depend on other groups.
/// @param options     within the ranges that SimulationOptions states. All groups of a seed share the true parameters.
/// Cost: 2·n scorings (see score), and one logarithm for each answer.
/// Source: Samejima (1969), Psychometrika Monograph 17 (model).
[[nodiscard]] GroupFigures simulate_group(const Assessment& assessment, std::size_t group,
                                          const SimulationOptions& options);

/// Compares every group with its mirror image among `groups`. A group may be its own mirror image.
[[nodiscard]] std::vector<MirrorFigures> compare_mirrors(std::span<const GroupFigures> groups);

/// The simulation as one line of JSON: shares in [0, 1], and null for a share of nothing.
[[nodiscard]] std::string simulation_json(const Assessment& assessment, const Simulation& simulation);

/// The simulation as tables for people, at most 80 columns wide, shares in per cent.
[[nodiscard]] std::string simulation_text(const Assessment& assessment, const Simulation& simulation);

}  // namespace twotrack
