#include "core/scoring/contribution.hpp"

#include <algorithm>

namespace twotrack {

std::vector<double> lean_contributions(const Assessment& assessment, const Answers& answers,
                                       const ScoreOptions& options) {
    std::vector<double> contributions(answers.size());
    const double lean = score(assessment, answers, options).lean->estimate;
    Answers without = answers;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const bool is_pair =
            std::ranges::find(assessment.scale_pairs, i, &ScalePair::item) != assessment.scale_pairs.end();
        if (!answers[i] || !(assessment.items[i].measure || is_pair)) continue;
        without[i].reset();
        contributions[i] = lean - score(assessment, without, options).lean->estimate;
        without[i] = answers[i];
    }
    return contributions;
}

}  // namespace twotrack
