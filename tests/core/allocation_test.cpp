// Heap allocations of scoring. A separate executable, because allocations.cpp replaces operator new for the whole
// program.
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "core/irt/joint_posterior.hpp"
#include "core/scoring/score.hpp"
#include "tests/support/cpp/allocations.hpp"
#include "tests/support/cpp/answers.hpp"
#include "tests/support/cpp/assessments.hpp"
#include "tests/support/cpp/csv.hpp"
#include "tests/support/cpp/estimates.hpp"
#include "tests/support/cpp/random.hpp"

namespace twotrack::allocation_test {

using test::allocations_in;

TEST_CASE("the counter sees an allocation") {
    CHECK(allocations_in([] { const std::vector<int> one(100); }) == 1);
    CHECK(allocations_in([] { const std::string text(100, 'x'); }) == 1);
}

TEST_CASE("an estimate allocates nothing, on the standard grid, a refined one and another prior's") {
    const ItemBank usual = test::bank_of(test::golden_items());
    test::Random random(120);
    std::vector<GradedItem> steep_items = random.items(100);
    for (GradedItem& item : steep_items) item.discrimination = 3.0;
    const auto narrow = random.responses_at(0.2, steep_items);
    const ItemBank steep = test::bank_of(std::move(steep_items));
    const std::vector<Response> responses(24, 3), missing(24);

    double error = 0;
    const auto estimate = [&](const ItemBank& bank, const std::vector<Response>& answers, const NormalPrior& prior) {
        return allocations_in([&] { error = estimate_eap(bank, answers, prior)->standard_error; });
    };
    CHECK(estimate(usual, responses, {}) == 0);
    CHECK(error > 0.2);
    CHECK(estimate(usual, missing, {}) == 0);
    CHECK(estimate(usual, responses, {0.5, 1.5}) == 0);
    CHECK(estimate(steep, narrow, {}) == 0);
    CHECK(error < 0.2);
    CHECK(allocations_in([&] { static_cast<void>(estimate_eap_2d(usual, responses, usual, missing, 0.3)); }) == 0);
}

TEST_CASE("a joint posterior allocates nothing once its scratch has grown") {
    test::Random random(122);
    const auto items = random.items(10);
    const std::vector<GradedItem> pairs(8, {0.85, {0.0}});
    const JointScorer scorer(items, items, pairs, uncalibrated_model);
    const std::vector<Response> chosen(8, 1);
    std::vector<std::array<std::vector<Response>, 2>> people;
    for (int i = 0; i < 20; ++i) people.push_back({random.responses(items, 0.1), random.responses(items, 0.1)});
    JointScorer::Scratch scratch;
    const auto allocations = [&] {
        return allocations_in([&] {
            for (const auto& [first, second] : people)
                static_cast<void>(scorer.posterior({first, second, chosen}, scratch));
        });
    };
    CHECK(allocations() > 0);
    CHECK(allocations() == 0);
}

TEST_CASE("a score allocates its scales and nothing else") {
    const Assessment assessment = test::career_track();
    test::Random random(121);
    for (int i = 0; i < 20; ++i) {
        const Answers answers = test::random_answers(random, assessment, 0.1);
        CHECK(allocations_in([&] { static_cast<void>(score(assessment, answers)); }) == 1);
    }
}

TEST_CASE("a score with more than 64 items on a scale allocates one buffer more for each such scale") {
    const auto n_of = [](std::size_t n_each) {
        const Assessment assessment = test::assessment_of({test::balanced_items(n_each)});
        const Answers answers(assessment.items.size(), 1);
        return allocations_in([&] { static_cast<void>(score(assessment, answers)); });
    };
    CHECK(n_of(64) == 1);
    CHECK(n_of(65) == 3);
}

}  // namespace twotrack::allocation_test
