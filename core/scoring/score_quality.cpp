#include <vector>

#include "core/scoring/score.hpp"

namespace twotrack {

AnswerQuality quality_of(const Assessment& assessment, const Answers& answers,
                         std::span<const std::uint32_t> response_times_ms, std::uint32_t seed) {
    // Only the statements of the scales, because they share the way of answering.
    std::vector<Response> shown, keyed(answers.size());
    std::vector<std::int64_t> times_ms;
    std::vector<std::size_t> n_categories(answers.size(), 2);
    for (const std::size_t card : assessment.card_order(seed)) {
        const auto& [first_item, n_items] = assessment.cards[card];
        for (std::size_t i = first_item; i < first_item + n_items; ++i) {
            if (!assessment.items[i].measure || !answers[i]) continue;
            shown.push_back(answers[i]);
            keyed[i] = reverse_keyed_category(assessment, i, *answers[i]);
            n_categories[i] = assessment.n_categories(i);
            if (!response_times_ms.empty() && response_times_ms[i] > 0) times_ms.push_back(response_times_ms[i]);
        }
    }
    // Times for fewer than half of the answers say little about the overall speed.
    if (2 * times_ms.size() < shown.size()) times_ms.clear();
    return answer_quality({shown, keyed, times_ms, assessment.synonym_pairs, n_categories});
}

}  // namespace twotrack
