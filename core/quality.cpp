#include <algorithm>
#include <vector>

#include "core/score.hpp"

namespace twotrack {
namespace {

constexpr std::size_t least_longstring = 8;
constexpr std::uint32_t fast_median_ms = 2'000;
constexpr int far_apart = 3;
constexpr int contradictions_needed = 2;

int keyed(const Assessment& assessment, std::size_t item, int answer) {
    return assessment.items[item].measure->keyed == Keyed::Negative
               ? static_cast<int>(assessment.n_categories(item)) - 1 - answer
               : answer;
}

}  // namespace

Quality quality_of(const Assessment& assessment, const Answers& answers,
                   std::span<const std::uint32_t> response_times_ms) {
    std::size_t run = 0, longest = 0, n_answered = 0;
    std::optional<int> before;
    std::vector<std::uint32_t> times;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (!assessment.items[i].measure || !answers[i]) continue;
        ++n_answered;
        run = before == *answers[i] ? run + 1 : 1;
        longest = std::max(longest, run);
        before = *answers[i];
        if (!response_times_ms.empty() && response_times_ms[i] > 0) times.push_back(response_times_ms[i]);
    }
    Quality quality;
    quality.longstring = longest >= std::max(least_longstring, (n_answered + 1) / 2);
    if (!times.empty() && 2 * times.size() >= n_answered) {
        const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
        std::ranges::nth_element(times, middle);
        quality.fast = *middle < fast_median_ms;
    }
    int n_contradictions = 0;
    for (const auto& [one, other] : assessment.synonym_pairs)
        if (answers[one] && answers[other] &&
            std::abs(keyed(assessment, one, *answers[one]) - keyed(assessment, other, *answers[other])) >= far_apart)
            ++n_contradictions;
    quality.contradictory = n_contradictions >= contradictions_needed;
    return quality;
}

}  // namespace twotrack
