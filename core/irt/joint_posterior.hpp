#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "core/irt/eap.hpp"

namespace twotrack {

/// What is unknown about the items of two scales and about the prior of their traits. The default knows everything:
/// scoring is then the same as with two estimates by estimate_eap.
struct JointModel {
    double multiplier_log_mean = 0.0;  ///< of the factor that all discriminations share, −3 to 3
    double multiplier_log_sd = 0.0;    ///< 0 to 2; 0: the factor is known
    double first_location_sd = 0.0;    ///< of the shift that all items of the first scale share, logits, 0 to 2
    double second_location_sd = 0.0;   ///< of the second scale
    double prior_correlation = 0.0;    ///< of the two traits, −0.95 to 0.95
    double careless_share = 0.0;       ///< prior probability of answers that are all random, 0 to 0.5
    double pair_block_sd = 0.0;        ///< of the shift that all pairs share, logits, 0 to 2
    double pair_location_sd = 0.0;     ///< of each pair's own location, logits, 0 to 2

    bool operator==(const JointModel&) const = default;
};

/// The model of items that nobody has calibrated.
inline constexpr JointModel uncalibrated_model{.multiplier_log_sd = 0.4,
                                               .first_location_sd = 0.4,
                                               .second_location_sd = 0.4,
                                               .prior_correlation = 0.2,
                                               .careless_share = 0.05,
                                               .pair_block_sd = 0.2,
                                               .pair_location_sd = 0.3};

/// The model of calibrated items whose locations are known. Their standard errors widen it.
inline constexpr JointModel calibrated_model{.careless_share = 0.02};

/// The model for comparing two sittings of a person with the same questions: leaves out what is the same in both.
[[nodiscard]] JointModel sitting_model(const JointModel& model);

/// The posterior of two traits, and what follows from it.
struct JointPosterior {
    JointEstimate traits;  ///< both log_marginal cover all answers
    double lean = 0.0;     ///< second − first, logits
    double lean_standard_error = 1.0;
    double second_greater = 0.5;  ///< posterior probability that the second trait is the greater
    double multiplier = 1.0;      ///< posterior mean of the shared factor, given that the answers are not random
    double careless = 0.0;        ///< posterior probability that all answers are random
    double step = 0.2;            ///< distance between neighbouring nodes, logits
    std::array<std::size_t, 2> n_nodes{61, 61};  ///< of the first and the second trait
    int n_passes = 1;
};

/// Scores answers to two scales, and to pairs of statements that set one trait against the other, in one posterior.
/// What is unknown about the items is part of the posterior, so every figure widens with it.
///
/// The traits are standard normal with a correlation. A multiplier k of all discriminations is log-normal (five
/// Gauss-Hermite nodes, which the answers reweight). Each scale has an unknown location, a normal shift of its trait. A
/// statement follows the graded response model. A pair is a choice between a statement of each trait: the probability
/// that the second trait's is chosen is σ(k·a·(second − first + shift − γ − own shift)). With a small probability, all
/// answers are random instead.
///
/// The sum runs over a lattice with a step of 0.2 logits, over ±6 in both traits, in one fixed order. It runs again, at
/// most three times: on a finer lattice (0.1 or 0.05) around the estimates if a posterior is narrower than the step, or
/// on a wider one, up to ±12, if the lattice does not cover an estimate ± 6 standard errors.
///
/// Immutable after construction; several threads may score with one scorer.
/// Source: Samejima (1969), Psychometrika Monograph 17 (statements); Bradley & Terry (1952), Biometrika 39, 324-345
///         (pairs); Bock & Mislevy (1982), Applied Psychological Measurement 6(4), 431-444 (estimator).
class JointScorer {
public:
    using Answers = std::array<std::span<const Response>, 3>;  ///< to the first scale, the second and the pairs

    /// Memory for scoring. It may serve any number of people and scorers, one at a time, and spares their allocations.
    class Scratch {
    public:
        /// [n_nodes] the last posterior's distribution of the first trait (0) or the second (1), up to a constant.
        [[nodiscard]] std::span<const double> marginal(std::size_t trait) const { return marginals_[trait]; }

    private:
        friend class JointScorer;
        /// [n_components × n_nodes] of the first trait, the second, and their difference
        std::array<std::vector<double>, 3> likelihoods_, marginals_;
        std::vector<double> product_, computed_, prior_, mixture_, by_component_;
    };

    /// Tabulates the probability of each category at each node.
    ///
    /// @param first   [n] items of the first scale, each with a valid discrimination and thresholds (see GradedItem).
    /// @param second  [n] items of the second scale.
    /// @param pairs   [n] items with one threshold, the location γ: category 1 is the second trait's statement.
    /// @param model   within its ranges.
    /// Cost: three exponentials for each entry of the tables, which take 28 kB for each distinct item of five
    ///       categories, or 6 kB if the multiplier is known.
    JointScorer(std::span<const GradedItem> first, std::span<const GradedItem> second,
                std::span<const GradedItem> pairs, const JointModel& model);

    /// Scores one person.
    ///
    /// @param answers  one for each item, within its categories; a missing answer carries no information.
    /// @param grid     Reference: one pass over 61 × 61 nodes.
    /// @return         see JointPosterior. Without any answer: the prior on the lattice.
    /// Cost: about 90,000 multiplications with an unknown multiplier; on a finer lattice also three exponentials for
    ///       each answer, node and value of the multiplier. Allocates nothing once the scratch has grown, except on a
    ///       finer lattice.
    [[nodiscard]] JointPosterior posterior(const Answers& answers, Scratch& scratch, Grid grid = Grid::Adaptive) const;

private:
    /// What a sum needs besides the likelihoods, for one distance of the nodes.
    struct Lattice {
        double step = 0.0;
        std::array<std::vector<double>, 3> kernels;  ///< [reach + 1] weights of a shift by 0, 1, … steps either way
        std::vector<double> own_prior;               ///< factor of the prior, by a trait's distance from 0 in steps
        std::vector<double> shared_prior;            ///< by the distance of the two traits, or of one and −other
    };
    /// The nodes of the two traits.
    struct Area {
        std::array<int, 2> first, last;  ///< in steps from 0
        bool operator==(const Area&) const = default;
    };
    /// An item with its category probabilities on the base lattice. Equal items share one.
    struct Table {
        GradedItem item;
        bool is_pair = false;
        int reach = 0;               ///< the outermost nodes, in steps from 0
        std::vector<double> values;  ///< [n_multipliers × n_categories × (2·reach + 1)]
    };

    [[nodiscard]] Lattice lattice_of(int steps_per_base) const;
    void add_block(std::size_t block, std::span<const GradedItem> items);
    void compute(const Table& table, std::size_t k, std::size_t category, double step, int first,
                 std::span<double> out) const;
    [[nodiscard]] std::span<const double> probabilities(const Table& table, std::size_t k, std::size_t category,
                                                        const Lattice& lattice, int first, std::size_t n,
                                                        std::vector<double>& memory) const;
    int fill_likelihood(std::size_t block, std::span<const Response> answers, std::size_t k, const Lattice& lattice,
                        int first, std::span<double> out, Scratch& scratch) const;
    [[nodiscard]] JointPosterior sum(const Answers& answers, const Lattice& lattice, const Area& area,
                                     Scratch& scratch) const;

    JointModel model_;
    Lattice base_;
    std::vector<double> multipliers_, weights_;  ///< [n_multipliers]
    std::vector<Table> tables_;
    std::array<std::vector<std::size_t>, 3> blocks_;  ///< [n_items] each item's table: first scale, second, pairs
};

}  // namespace twotrack
