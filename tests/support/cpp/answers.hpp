#pragma once

#include "core/scoring/score.hpp"
#include "tests/support/cpp/random.hpp"

namespace twotrack::test {

/// The same answer on every item of a scale, in the direction of the trait: answers to reverse-keyed items are turned.
/// @param levels  [n_scales] 0-based category after the key is turned; nullopt leaves the scale unanswered.
inline Answers answers_at(const Assessment& assessment, const std::vector<Response>& levels) {
    Answers answers(assessment.items.size());
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const Item& item = assessment.items[i];
        if (!item.measure || !levels[item.measure->scale]) continue;
        const Response level = levels[item.measure->scale];
        const int highest = static_cast<int>(assessment.n_categories(i)) - 1;
        answers[i] = item.measure->keyed == Keyed::Negative ? highest - *level : *level;
    }
    return answers;
}

inline Answers random_answers(Random& random, const Assessment& assessment, double share_missing = 0.0) {
    Answers answers(assessment.items.size());
    for (std::size_t i = 0; i < answers.size(); ++i)
        if (!random.chance(share_missing)) answers[i] = static_cast<int>(random.below(assessment.n_categories(i)));
    return answers;
}

/// Answers of a person with these traits, drawn from the model.
inline Answers answers_of_person(Random& random, const Assessment& assessment, const std::vector<double>& thetas) {
    Answers answers(assessment.items.size());
    for (std::size_t s = 0; s < assessment.scales.size(); ++s) {
        const Scale& scale = assessment.scales[s];
        const std::vector<GradedItem> items(scale.bank.items().begin(), scale.bank.items().end());
        const auto keyed = random.responses_at(thetas[s], items);
        for (std::size_t k = 0; k < keyed.size(); ++k) {
            const std::size_t i = scale.items[k];
            const int highest = static_cast<int>(assessment.n_categories(i)) - 1;
            answers[i] = assessment.items[i].measure->keyed == Keyed::Negative ? highest - *keyed[k] : *keyed[k];
        }
    }
    return answers;
}

}  // namespace twotrack::test
