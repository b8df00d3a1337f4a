#include "core/authoring/simulation.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "core/base/random.hpp"
#include "core/irt/graded_response.hpp"
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
    SimulatedGroup{"population_balanced", std::nullopt, 0.0, true},
};

/// Streams of a seed: 0 gives the true items, and each group and the scales have a stream of their own.
constexpr std::uint64_t first_group_stream = 1, scales_stream = 1000;

/// Of a normal distribution, ± this many standard deviations hold 90 %.
constexpr double z_90 = 1.6448536269514722;

double ratio(std::size_t part, std::size_t whole) { return static_cast<double>(part) / static_cast<double>(whole); }

bool is_side(Outcome outcome) { return outcome == Outcome::Technical || outcome == Outcome::Management; }

Traits draw_traits(double correlation, Random& random) {
    const double first = random.normal(), second = random.normal();
    return {first, correlation * first + std::sqrt(1.0 - correlation * correlation) * second};
}

Result draw_result(const Assessment& assessment, const SimulatedPerson& person, std::span<const std::size_t> scales,
                   double skipped, Random& random) {
    const Answers answers = draw_answers(assessment, person, scales, skipped, random);
    Result result = score(assessment, answers);
    take_quality(assessment, quality_of(assessment, answers), result);
    return result;
}

bool covers(double estimate, double standard_error, double truth) {
    return std::fabs(estimate - truth) <= z_90 * standard_error;
}

void count(ClaimFigures& claim, bool right, double probability) {
    ++claim.n;
    if (right) ++claim.right;
    claim.probability_sum += probability;
}

/// Counts what is claimed of a person, and whether it is true.
void count_claims(const Decision& decision, const Result& result, const Traits& traits, GroupFigures& figures) {
    const Estimate& technical = result.scales[decision.technical_scale].estimate;
    const Estimate& people = result.scales[decision.people_scale].estimate;
    const double lean = traits.people - traits.technical;
    if (covers(technical.theta, technical.standard_error, traits.technical)) ++figures.covered[0];
    if (covers(people.theta, people.standard_error, traits.people)) ++figures.covered[1];
    if (covers(result.lean->estimate, result.lean->standard_error, lean)) ++figures.covered[2];
    if (result.quality.misfit_flag) ++figures.misfit;
    if (result.outcome == Outcome::NotEnoughEvidence) return;
    if (result.outcome == Outcome::Hybrid)
        count(figures.both_high, traits.technical > 0.0 && traits.people > 0.0, result.p_outcome);
    if (result.outcome == Outcome::NeitherYet)
        count(figures.both_low, traits.technical < 0.0 && traits.people < 0.0, result.p_outcome);
    const double p = std::fmax(result.lean->p_people, 1.0 - result.lean->p_people);
    const auto band = std::ranges::upper_bound(claim_bands, p) - claim_bands.begin();
    if (lean == 0.0 || band == 0) return;
    count(figures.sides[static_cast<std::size_t>(band - 1)], (lean > 0.0) == (result.lean->p_people > 0.5), p);
}

/// Sums over people, for one scale.
struct ScaleSums {
    double squared_se = 0.0, squared_error = 0.0, trait = 0.0, estimate = 0.0, trait_trait = 0.0,
           estimate_estimate = 0.0, trait_estimate = 0.0;
    std::size_t covered = 0;

    void add(const Estimate& estimated, double truth) {
        const double theta = estimated.theta, error = theta - truth;
        squared_se += estimated.standard_error * estimated.standard_error;
        squared_error += error * error;
        trait += truth, estimate += theta;
        trait_trait += truth * truth, estimate_estimate += theta * theta, trait_estimate += truth * theta;
        if (covers(theta, estimated.standard_error, truth)) ++covered;
    }

    [[nodiscard]] ScaleFigures figures(double n) const {
        ScaleFigures result;
        result.mean_standard_error = std::sqrt(squared_se / n);
        result.root_mean_square_error = std::sqrt(squared_error / n);
        const double covariance = n * trait_estimate - trait * estimate;
        const double variances = (n * trait_trait - trait * trait) * (n * estimate_estimate - estimate * estimate);
        if (variances > 0.0) result.reliability = covariance * covariance / variances;
        result.coverage = static_cast<double>(covered) / n;
        return result;
    }
};

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

std::optional<double> ClaimFigures::claimed() const {
    if (n == 0) return std::nullopt;
    return probability_sum / static_cast<double>(n);
}

std::optional<double> ClaimFigures::actual() const {
    if (n == 0) return std::nullopt;
    return ratio(right, n);
}

GroupFigures simulate_group(const Assessment& assessment, std::size_t group, const SimulationOptions& options) {
    assert(assessment.decision);
    assert(group < group_table.size());
    assert(options.n > 0);
    const Decision& decision = *assessment.decision;
    const TrueItems items = true_items_of(assessment, options, options.seed);
    const std::array scales{decision.technical_scale, decision.people_scale};
    Random random(options.seed, first_group_stream + group);
    SimulatedPerson person{std::vector<double>(assessment.scales.size()), {}};
    GroupFigures figures;
    figures.group = group_table[group];
    figures.n = options.n;
    for (std::size_t i = 0; i < options.n; ++i) {
        const double correlation = figures.group.is_balanced ? 1.0 : options.correlation;
        const Traits traits = figures.group.traits ? *figures.group.traits : draw_traits(correlation, random);
        person.theta[decision.technical_scale] = traits.technical;
        person.theta[decision.people_scale] = traits.people;
        draw_style(assessment, items, options, random, person);
        const Result result = draw_result(assessment, person, scales, figures.group.skipped, random);
        const Outcome first = result.outcome;
        const Outcome second = draw_result(assessment, person, scales, figures.group.skipped, random).outcome;
        ++figures.outcomes[static_cast<std::size_t>(std::ranges::find(all_outcomes, first) - all_outcomes.begin())];
        if (first == second) ++figures.retest_same;
        if (is_side(first) && is_side(second) && first != second) ++figures.retest_flips;
        if (is_side(first) && traits.people != traits.technical) {
            ++figures.with_side;
            if ((first == Outcome::Management) == (traits.people > traits.technical)) ++figures.right;
        }
        count_claims(decision, result, traits, figures);
    }
    return figures;
}

std::vector<ScaleFigures> simulate_scales(const Assessment& assessment, const SimulationOptions& options) {
    assert(options.n > 0);
    const TrueItems items = true_items_of(assessment, options, options.seed);
    Random random(options.seed, scales_stream);
    const std::size_t n_scales = assessment.scales.size();
    SimulatedPerson person{std::vector<double>(n_scales), {}};
    std::vector<std::size_t> scales(n_scales);
    std::iota(scales.begin(), scales.end(), std::size_t{0});
    std::vector<ScaleSums> sums(n_scales);
    for (std::size_t i = 0; i < options.n; ++i) {
        for (double& theta : person.theta) theta = random.normal();
        if (const auto& decision = assessment.decision) {
            const Traits traits = draw_traits(options.correlation, random);
            person.theta[decision->technical_scale] = traits.technical;
            person.theta[decision->people_scale] = traits.people;
        }
        draw_style(assessment, items, options, random, person);
        const Result result = draw_result(assessment, person, scales, 0.0, random);
        for (std::size_t s = 0; s < n_scales; ++s) sums[s].add(result.scales[s].estimate, person.theta[s]);
    }
    std::vector<ScaleFigures> figures;
    for (std::size_t s = 0; s < n_scales; ++s) {
        ScaleFigures& scale = figures.emplace_back(sums[s].figures(static_cast<double>(options.n)));
        scale.scale = s;
        for (std::size_t k = 0; k < information_thetas.size(); ++k)
            for (const GradedItem& item : items.scales[s])
                scale.information[k] += item_information(item, information_thetas[k]);
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
