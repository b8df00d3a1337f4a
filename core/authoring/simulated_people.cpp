#include "core/authoring/simulated_people.hpp"

#include <algorithm>

#include "core/base/elementary.hpp"
#include "core/irt/sample_category.hpp"
#include "core/scoring/score.hpp"

namespace twotrack {
namespace {

/// The stream of a seed that gives the true parameters; the following streams give people.
constexpr std::uint64_t parameter_stream = 0;

std::vector<GradedItem> true_items(std::vector<GradedItem> items, double discrimination, double threshold_factor,
                                   const SimulationConditions& conditions, Random& random) {
    constexpr double most_discrimination = 10.0;
    for (GradedItem& item : items) {
        const double location = conditions.location_spread * random.normal();
        for (double& threshold : item.thresholds) threshold = threshold * threshold_factor + location;
        item.discrimination *= discrimination * exponential(conditions.discrimination_spread * random.normal());
        item.discrimination = std::min(item.discrimination, most_discrimination);
    }
    return items;
}

/// Draws nothing for a deviation of 0: a condition that is not asked for leaves the random numbers of the others alone.
double normal(double standard_deviation, Random& random) {
    return standard_deviation > 0.0 ? standard_deviation * random.normal() : 0.0;
}

double shift_of(const Assessment& assessment, std::size_t scale, const SimulationConditions& conditions) {
    const auto& decision = assessment.decision;
    if (!decision) return 0.0;
    if (scale == decision->technical_scale) return conditions.technical_shift_logits;
    return scale == decision->people_scale ? conditions.shift_logits : 0.0;
}

int draw_category(const GradedItem& item, double theta, bool is_careless, Random& random) {
    if (is_careless) return static_cast<int>(random.uniform() * static_cast<double>(item.n_categories()));
    return sample_category(item, theta, random);
}

}  // namespace

TrueItems true_items_of(const Assessment& assessment, const SimulationConditions& conditions, std::uint32_t seed) {
    Random random(seed, parameter_stream);
    TrueItems truth;
    truth.scales.resize(assessment.scales.size());
    const auto fill = [&](std::size_t scale) {
        const auto items = assessment.scales[scale].bank.items();
        truth.scales[scale] = true_items({items.begin(), items.end()}, conditions.discrimination,
                                         conditions.threshold_factor, conditions, random);
    };
    const auto& decision = assessment.decision;
    if (decision) {
        fill(decision->technical_scale);
        fill(decision->people_scale);
        for (const ScalePair& pair : assessment.scale_pairs)
            truth.pairs.push_back({pair.discrimination, {pair.location}});
        truth.pairs =
            true_items(std::move(truth.pairs), conditions.pair_discrimination.value_or(conditions.discrimination), 1.0,
                       conditions, random);
    }
    for (std::size_t s = 0; s < assessment.scales.size(); ++s)
        if (!decision || (s != decision->technical_scale && s != decision->people_scale)) fill(s);
    return truth;
}

void draw_style(const Assessment& assessment, const TrueItems& items, const SimulationConditions& conditions,
                Random& random, SimulatedPerson& person) {
    person.items = items;
    const double acquiescence = normal(conditions.acquiescence, random);
    const double stretch = exponential(normal(conditions.extreme, random));
    person.is_careless = conditions.careless > 0.0 && random.uniform() < conditions.careless;
    for (std::size_t s = 0; s < items.scales.size(); ++s) {
        const double shift = shift_of(assessment, s, conditions) + normal(conditions.scale_location_sd, random);
        for (std::size_t i = 0; i < items.scales[s].size(); ++i) {
            const auto& measure = assessment.items[assessment.scales[s].items[i]].measure;
            const double agreement = measure->keyed == Keyed::Positive ? acquiescence : -acquiescence;
            for (double& threshold : person.items.scales[s][i].thresholds)
                threshold = threshold * stretch + shift - agreement;
        }
    }
    for (GradedItem& pair : person.items.pairs)
        pair.thresholds[0] += conditions.pair_shift_logits + normal(conditions.pair_location_sd, random);
}

Answers draw_answers(const Assessment& assessment, const SimulatedPerson& person, std::span<const std::size_t> scales,
                     double skipped, Random& random) {
    Answers answers(assessment.items.size());
    for (const std::size_t s : scales) {
        for (std::size_t i = 0; i < person.items.scales[s].size(); ++i) {
            if (skipped > 0.0 && random.uniform() < skipped) continue;
            const std::size_t item = assessment.scales[s].items[i];
            const int category = draw_category(person.items.scales[s][i], person.theta[s], person.is_careless, random);
            answers[item] = reverse_keyed_category(assessment, item, category);
        }
    }
    for (std::size_t i = 0; i < person.items.pairs.size(); ++i) {
        if (skipped > 0.0 && random.uniform() < skipped) continue;
        const Decision& decision = *assessment.decision;
        const ScalePair& pair = assessment.scale_pairs[i];
        const double lean = person.theta[decision.people_scale] - person.theta[decision.technical_scale];
        const int people = draw_category(person.items.pairs[i], lean, person.is_careless, random);
        answers[pair.item] = pair.scales[1] == decision.people_scale ? people : 1 - people;
    }
    return answers;
}

}  // namespace twotrack
