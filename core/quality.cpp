#include <vector>

#include "core/answer_quality.hpp"
#include "core/score.hpp"

namespace twotrack {

Quality quality_of(const Assessment& assessment, const Answers& answers,
                   std::span<const std::uint32_t> response_times_ms) {
    // Statements of the scales alone: they share a way of answering.
    std::vector<Response> shown, keyed(answers.size());
    std::vector<std::int64_t> times_ms;
    std::size_t n_answered = 0;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const Item& item = assessment.items[i];
        if (!item.measure || !answers[i]) continue;
        ++n_answered;
        shown.push_back(answers[i]);
        keyed[i] = item.measure->keyed == Keyed::Negative
                       ? static_cast<int>(assessment.n_categories(i)) - 1 - *answers[i]
                       : *answers[i];
        if (!response_times_ms.empty() && response_times_ms[i] > 0) times_ms.push_back(response_times_ms[i]);
    }
    // A few times of many answers say little of how fast the whole was.
    if (2 * times_ms.size() < n_answered) times_ms.clear();
    std::vector<SynonymPair> synonyms;
    for (const auto& [first, second] : assessment.synonym_pairs) synonyms.push_back({first, second});
    const AnswerQuality quality = answer_quality({shown, keyed, times_ms, synonyms});
    return {quality.same_answer_flag, quality.speed_flag, quality.contradiction_flag};
}

}  // namespace twotrack
