#include "core/authoring/simulation.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "core/base/elementary.hpp"
#include "core/base/random.hpp"
#include "core/irt/sample_category.hpp"
#include "core/scoring/score.hpp"

namespace twotrack {
namespace {

constexpr std::array group_table{
    SimulatedGroup{"technical", Traits{1.0, -1.0}},
    SimulatedGroup{"people", Traits{-1.0, 1.0}},
    SimulatedGroup{"mildly_technical", Traits{0.5, -0.5}},
    SimulatedGroup{"mildly_people", Traits{-0.5, 0.5}},
    SimulatedGroup{"balanced", Traits{0.0, 0.0}},
    SimulatedGroup{"both_high", Traits{1.0, 1.0}},
    SimulatedGroup{"both_low", Traits{-1.0, -1.0}},
    SimulatedGroup{"both_very_high", Traits{2.0, 2.0}},
    SimulatedGroup{"both_very_low", Traits{-2.0, -2.0}},
    SimulatedGroup{"population", std::nullopt},
    SimulatedGroup{"population_skips_half", std::nullopt, 0.5},
};

/// Streams of a seed: this stream gives the true parameters, and the following streams belong to the groups.
constexpr std::uint64_t parameter_stream = 0;

double ratio(std::size_t part, std::size_t whole) { return static_cast<double>(part) / static_cast<double>(whole); }

bool is_side(Outcome outcome) { return outcome == Outcome::Technical || outcome == Outcome::Management; }

/// The true parameters of one scale's items.
std::vector<GradedItem> true_items(const Scale& scale, double shift_logits, const SimulationOptions& options,
                                   Random& random) {
    constexpr double most_discrimination = 10.0;
    std::vector<GradedItem> items(scale.bank.items().begin(), scale.bank.items().end());
    for (GradedItem& item : items) {
        const double location = shift_logits + options.location_spread * random.normal();
        for (double& threshold : item.thresholds) threshold += location;
        item.discrimination *= exponential(options.discrimination_spread * random.normal());
        item.discrimination = std::min(item.discrimination, most_discrimination);
    }
    return items;
}

/// The true items of the decision's two scales.
struct Truth {
    std::vector<GradedItem> technical;  ///< [n] in the order of the scale's items
    std::vector<GradedItem> people;     ///< [n] in the order of the scale's items
};

Truth truth_of(const Assessment& assessment, const SimulationOptions& options) {
    Random random(options.seed, parameter_stream);
    const Decision& decision = *assessment.decision;
    // Two statements: the order of evaluation must not depend on the compiler.
    Truth truth;
    truth.technical = true_items(assessment.scales[decision.technical_scale], 0.0, options, random);
    truth.people = true_items(assessment.scales[decision.people_scale], options.shift_logits, options, random);
    return truth;
}

Traits draw_traits(double correlation, Random& random) {
    const double first = random.normal(), second = random.normal();
    return {first, correlation * first + std::sqrt(1.0 - correlation * correlation) * second};
}

Outcome draw_outcome(const Assessment& assessment, const Truth& truth, const Traits& traits, double skipped,
                     Random& random) {
    Answers answers(assessment.items.size());
    const auto answer = [&](const Scale& scale, std::span<const GradedItem> items, double theta) {
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (skipped > 0.0 && random.uniform() < skipped) continue;
            const std::size_t item = scale.items[i];
            answers[item] = reverse_keyed_category(assessment, item, sample_category(items[i], theta, random));
        }
    };
    answer(assessment.scales[assessment.decision->technical_scale], truth.technical, traits.technical);
    answer(assessment.scales[assessment.decision->people_scale], truth.people, traits.people);
    return score(assessment, answers).outcome;
}

bool are_mirrored(const SimulatedGroup& technical, const SimulatedGroup& people) {
    if (!technical.traits || !people.traits || technical.skipped != people.skipped) return false;
    return technical.traits->technical >= technical.traits->people &&
           technical.traits->technical == people.traits->people && technical.traits->people == people.traits->technical;
}

MirrorFigures compare(const GroupFigures& technical, const GroupFigures& people) {
    const double p = technical.share(Outcome::Technical), q = people.share(Outcome::Management);
    const auto n_technical = static_cast<double>(technical.n), n_people = static_cast<double>(people.n);
    MirrorFigures figures;
    figures.technical = technical.group.id;
    figures.people = people.group.id;
    figures.difference = q - p;
    // Within one group, the two shares count the same people: a person called to one side is not called to the other.
    const double variance = technical.group.id == people.group.id
                                ? (p + q - (q - p) * (q - p)) / n_technical
                                : p * (1.0 - p) / n_technical + q * (1.0 - q) / n_people;
    figures.standard_error = std::sqrt(variance);
    if (variance > 0.0) figures.z = figures.difference / figures.standard_error;
    return figures;
}

}  // namespace

std::span<const SimulatedGroup> simulated_groups() { return group_table; }

std::size_t GroupFigures::count(Outcome outcome) const {
    return outcomes[static_cast<std::size_t>(std::ranges::find(all_outcomes, outcome) - all_outcomes.begin())];
}

double GroupFigures::share(Outcome outcome) const { return ratio(count(outcome), n); }

double GroupFigures::share_called() const { return ratio(count(Outcome::Technical) + count(Outcome::Management), n); }

std::optional<double> GroupFigures::accuracy() const {
    if (with_side == 0) return std::nullopt;
    return ratio(right, with_side);
}

GroupFigures simulate_group(const Assessment& assessment, std::size_t group, const SimulationOptions& options) {
    assert(assessment.decision);
    assert(group < group_table.size());
    assert(options.n > 0);
    const Truth truth = truth_of(assessment, options);
    Random random(options.seed, parameter_stream + 1 + group);
    GroupFigures figures;
    figures.group = group_table[group];
    figures.n = options.n;
    for (std::size_t person = 0; person < options.n; ++person) {
        const Traits traits = figures.group.traits ? *figures.group.traits : draw_traits(options.correlation, random);
        const Outcome first = draw_outcome(assessment, truth, traits, figures.group.skipped, random);
        const Outcome second = draw_outcome(assessment, truth, traits, figures.group.skipped, random);
        ++figures.outcomes[static_cast<std::size_t>(std::ranges::find(all_outcomes, first) - all_outcomes.begin())];
        if (first == second) ++figures.retest_same;
        if (is_side(first) && is_side(second) && first != second) ++figures.retest_flips;
        if (is_side(first) && traits.people != traits.technical) {
            ++figures.with_side;
            if ((first == Outcome::Management) == (traits.people > traits.technical)) ++figures.right;
        }
    }
    return figures;
}

std::vector<MirrorFigures> compare_mirrors(std::span<const GroupFigures> simulated) {
    std::vector<MirrorFigures> mirrors;
    for (const GroupFigures& technical : simulated) {
        for (const GroupFigures& people : simulated) {
            if (are_mirrored(technical.group, people.group)) mirrors.push_back(compare(technical, people));
        }
    }
    return mirrors;
}

}  // namespace twotrack
