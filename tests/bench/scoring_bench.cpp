/// Respondents per second on one core: our core compared with the textbook's loop.
#include <benchmark/benchmark.h>

#include "core/scoring/score.hpp"
#include "tests/bench/samples.hpp"
#include "tests/bench/textbook.hpp"

using namespace twotrack;

namespace {

const bench::GoldenSample& sample() {
    static const bench::GoldenSample sample = bench::golden_sample();
    return sample;
}

const bench::CareerTrack& track() {
    static const bench::CareerTrack track = bench::career_track(sample());
    return track;
}

/// Scores one person after another, again and again.
template <class People, class Function>
void score_each(benchmark::State& state, const People& people, Function&& function) {
    std::size_t next = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(function(people[next]));
        next = next + 1 == people.size() ? 0 : next + 1;
    }
    state.SetItemsProcessed(state.iterations());
}

void textbook_24_items(benchmark::State& state) {
    score_each(state, sample().responses,
               [](const auto& responses) { return bench::textbook_eap(sample().items, responses); });
}
BENCHMARK(textbook_24_items);

void estimate_eap_24_items(benchmark::State& state) {
    score_each(state, sample().responses, [](const auto& responses) { return estimate_eap(sample().bank, responses); });
}
BENCHMARK(estimate_eap_24_items);

void score_career_track(benchmark::State& state) {
    score_each(state, track().answers, [](const Answers& answers) { return score(track().assessment, answers); });
}
BENCHMARK(score_career_track);

}  // namespace

BENCHMARK_MAIN();
