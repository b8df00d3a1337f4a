#include <vector>

#include "core/scoring/score.hpp"

namespace twotrack {

AnswerQuality quality_of(const Assessment& assessment, const Answers& answers,
                         std::span<const std::uint32_t> response_times_ms) {
    // Only the statements of the scales, because they share the way of answering.
    std::vector<Response> shown, keyed(answers.size());
    std::vector<std::int64_t> times_ms;
    std::size_t n_answered = 0;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (!assessment.items[i].measure || !answers[i]) continue;
        ++n_answered;
        shown.push_back(answers[i]);
        keyed[i] = reverse_keyed_category(assessment, i, *answers[i]);
        if (!response_times_ms.empty() && response_times_ms[i] > 0) times_ms.push_back(response_times_ms[i]);
    }
    // Times for fewer than half of the answers say little about the overall speed.
    if (2 * times_ms.size() < n_answered) times_ms.clear();
    return answer_quality({shown, keyed, times_ms, assessment.synonym_pairs});
}

}  // namespace twotrack
