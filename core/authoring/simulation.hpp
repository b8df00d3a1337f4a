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
#include "core/authoring/simulated_people.hpp"

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
    bool is_balanced = false;      ///< a person's two traits are equal
};

/// The archetypes, the population, the population when everybody skips half the items, and a population whose two
/// traits are equal. Of two mirrored archetypes, the technical one comes first.
[[nodiscard]] std::span<const SimulatedGroup> simulated_groups();

/// The size and seed of a simulation, and its conditions.
struct SimulationOptions : SimulationConditions {
    std::size_t n = 10'000;  ///< people in each group, at least 1
    std::uint32_t seed = 1;  ///< the same seed gives the same figures on every target
};

/// What is claimed of people with a probability, and how often it is true.
struct ClaimFigures {
    std::size_t n = 0;             ///< people of whom it is claimed
    std::size_t right = 0;         ///< of these, people of whom it is true
    double probability_sum = 0.0;  ///< of the probabilities with which it is claimed

    /// Mean of the probabilities; nullopt when n is 0.
    [[nodiscard]] std::optional<double> claimed() const;
    /// right / n; nullopt when n is 0.
    [[nodiscard]] std::optional<double> actual() const;
};

/// The lowest probabilities of the bands in which a side is claimed; each band ends where the next begins.
inline constexpr std::array claim_bands{0.80, 0.90, 0.95, 0.98};

/// The results of a group, as numbers of people.
struct GroupFigures {
    SimulatedGroup group;
    std::size_t n = 0;
    std::array<std::size_t, all_outcomes.size()> outcomes{};  ///< in the order of all_outcomes
    std::size_t with_side = 0;     ///< people called to a side while their true traits differ: people ≠ technical
    std::size_t right = 0;         ///< of these, people called to their true side
    std::size_t retest_same = 0;   ///< people whose second answers give the same outcome
    std::size_t retest_flips = 0;  ///< people whose second answers call the other side
    /// [claim_bands] the likelier side, of people with enough answers whose true traits differ.
    std::array<ClaimFigures, claim_bands.size()> sides{};
    ClaimFigures both_high, both_low;      ///< the outcomes hybrid and neither yet
    std::array<std::size_t, 3> covered{};  ///< people whose 90 % interval, estimate ± 1.645 standard errors, holds the
                                           ///< true value: of the technical trait, the people trait, the lean
    std::size_t misfit = 0;                ///< people whose answers are flagged as misfit (see take_quality)

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

/// The traits at which a scale's information is stated, logits.
inline constexpr std::array information_thetas{-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0};

/// How well a scale measures the population.
struct ScaleFigures {
    std::size_t scale = 0;                ///< index into Assessment::scales
    double mean_standard_error = 0.0;     ///< root mean square of the standard errors that are stated, logits
    double root_mean_square_error = 0.0;  ///< of the estimates, logits
    std::optional<double> reliability;  ///< squared correlation of estimate and trait; nullopt: one of them is constant
    double coverage = 0.0;              ///< share of people whose 90 % interval holds the trait
    /// [information_thetas] of the scale's true items alone, per squared logit.
    std::array<double, information_thetas.size()> information{};
};

/// A complete simulation.
struct Simulation {
    SimulationOptions options;
    std::vector<GroupFigures> groups;  ///< in the order of simulated_groups(); empty without a decision
    std::vector<ScaleFigures> scales;  ///< in the order of the assessment, or empty
};

/// Simulates the people of one group: each answers the decision's two scales and the pairs between them twice,
/// independently, by the true items, and is scored with the assessment's parameters, as any respondent is. Items of
/// other scales stay unanswered. The figures other than those of the retest are of the first answers.
///
/// @param assessment  has a decision.
/// @param group       index into simulated_groups(). A group's results do not depend on other groups.
/// @param options     within the ranges that SimulationConditions states. All groups of a seed share the true items.
/// Cost: 2·n scorings (see score), and one logarithm for each answer.
[[nodiscard]] GroupFigures simulate_group(const Assessment& assessment, std::size_t group,
                                          const SimulationOptions& options);

/// Simulates people whose traits are standard normal, and independent except for the decision's two. They answer all
/// scales, and the pairs.
///
/// @param options  as in simulate_group.
/// @return         [n_scales]
/// Cost: n scorings.
[[nodiscard]] std::vector<ScaleFigures> simulate_scales(const Assessment& assessment, const SimulationOptions& options);

/// Compares every group with its mirror image among `groups`. A group may be its own mirror image.
[[nodiscard]] std::vector<MirrorFigures> compare_mirrors(std::span<const GroupFigures> groups);

/// The simulation as one line of JSON: shares in [0, 1], and null for a share of nothing.
[[nodiscard]] std::string simulation_json(const Assessment& assessment, const Simulation& simulation);

/// The simulation as tables for people, at most 80 columns wide, shares in per cent.
[[nodiscard]] std::string simulation_text(const Assessment& assessment, const Simulation& simulation);

}  // namespace twotrack
