#include "core/statistics/answer_quality.hpp"

#include <cassert>
#include <cmath>
#include <vector>

#include "core/base/stable_sort.hpp"

namespace twotrack {
namespace {

bool both_answered(std::span<const std::optional<int>> keyed, const SynonymPair& pair) {
    assert(pair.first < keyed.size() && pair.second < keyed.size());
    return keyed[pair.first] && keyed[pair.second];
}

}  // namespace

std::size_t longstring(std::span<const std::optional<int>> shown) {
    std::size_t longest = 0, run = 0;
    std::optional<int> previous;
    for (const auto& answer : shown) {
        if (!answer) continue;
        run = answer == previous ? run + 1 : 1;
        previous = answer;
        longest = std::max(longest, run);
    }
    return longest;
}

std::optional<double> median_time_ms(std::span<const std::int64_t> times_ms) {
    std::vector<std::int64_t> known;
    known.reserve(times_ms.size());
    for (const std::int64_t time : times_ms)
        if (time > 0) known.push_back(time);
    if (known.empty()) return std::nullopt;
    const std::vector<std::size_t> order =
        sorted_indices(known.size(), [&](std::size_t a, std::size_t b) { return known[a] < known[b]; });
    const std::int64_t upper = known[order[order.size() / 2]], lower = known[order[(order.size() - 1) / 2]];
    return static_cast<double>(lower) / 2 + static_cast<double>(upper) / 2;
}

std::size_t n_synonyms_apart(const AnswerTrace& trace, double distance) {
    // Whole numbers, because the quotient of two steps may round to the other side of the limit.
    const auto n_steps = [&](std::size_t item) { return static_cast<double>(trace.n_categories[item] - 1); };
    return static_cast<std::size_t>(std::ranges::count_if(trace.synonyms, [&](const SynonymPair& pair) {
        if (!both_answered(trace.keyed, pair)) return false;
        const double first = n_steps(pair.first), second = n_steps(pair.second);
        const double difference = *trace.keyed[pair.first] * second - *trace.keyed[pair.second] * first;
        return std::fabs(difference) >= distance * first * second;
    }));
}

AnswerQuality answer_quality(const AnswerTrace& trace, const QualityThresholds& thresholds) {
    AnswerQuality quality;
    quality.longstring = longstring(trace.shown);
    quality.median_ms = median_time_ms(trace.times_ms);
    quality.n_pairs = static_cast<std::size_t>(
        std::ranges::count_if(trace.synonyms, [&](const auto& pair) { return both_answered(trace.keyed, pair); }));
    quality.n_pairs_apart = n_synonyms_apart(trace, thresholds.distance_apart);

    quality.same_answer_flag =
        quality.longstring >= thresholds.longest_run.value_or(default_longest_run(trace.shown.size()));
    quality.speed_flag = quality.median_ms && *quality.median_ms < thresholds.fastest_median_ms;
    quality.contradiction_flag = quality.n_pairs_apart >= thresholds.pairs_apart;
    for (const bool flag : {quality.same_answer_flag, quality.speed_flag, quality.contradiction_flag})
        if (flag) ++quality.n_flags;
    return quality;
}

}  // namespace twotrack
