/// Scores the golden sample in four ways. callgrind counts the instructions of each
/// (tests/bench/instructions.test.mjs). The functions have C names, which --toggle-collect needs.
///
/// Prints how many respondents each function scores. Exits with 1 if the core and the textbook disagree.
#include <cmath>
#include <cstdio>

#include "core/scoring/score.hpp"
#include "tests/bench/samples.hpp"
#include "tests/bench/textbook.hpp"

using namespace twotrack;

extern "C" {

[[gnu::noinline]] double count_textbook(const bench::GoldenSample& sample) {
    double sum = 0.0;
    for (const auto& responses : sample.responses) sum += bench::textbook_eap(sample.items, responses).theta;
    return sum;
}

[[gnu::noinline]] double count_estimate_eap(const bench::GoldenSample& sample) {
    double sum = 0.0;
    for (const auto& responses : sample.responses) sum += estimate_eap(sample.bank, responses)->theta;
    return sum;
}

[[gnu::noinline]] double count_score(const bench::CareerTrack& track) {
    double sum = 0.0;
    for (const Answers& answers : track.answers) sum += score(track.assessment, answers).lean->estimate;
    return sum;
}

[[gnu::noinline]] double count_joint_posterior(const bench::JointSample& sample) {
    double sum = 0.0;
    JointScorer::Scratch scratch;
    for (const auto& [first, second, pairs] : sample.answers)
        sum += sample.scorer.posterior({first, second, pairs}, scratch).lean;
    return sum;
}

}  // extern "C"

int main() {
    const bench::GoldenSample sample = bench::golden_sample();
    const bench::CareerTrack track = bench::career_track(sample);
    for (const auto& responses : sample.responses) {
        const auto textbook = bench::textbook_eap(sample.items, responses);
        const auto estimate = estimate_eap(sample.bank, responses);
        if (!(std::fabs(textbook.theta - estimate->theta) < 1e-9 &&
              std::fabs(textbook.standard_error - estimate->standard_error) < 1e-9))
            bench::stop("the core and the textbook disagree");
    }
    const double difference = count_textbook(sample) - count_estimate_eap(sample);
    if (!(std::fabs(difference) < 1e-6 && std::isfinite(count_score(track)) &&
          std::isfinite(count_joint_posterior(bench::joint_sample(sample)))))
        bench::stop("not a number");
    std::printf("%zu\n", sample.responses.size());
}
