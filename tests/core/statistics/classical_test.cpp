#include "core/statistics/classical.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <limits>
#include <vector>

namespace twotrack::classical_test {

using Catch::Matchers::WithinAbs;
using Kind = ScoreError::Kind;

namespace {

ClassicalScore score_of(const std::vector<std::size_t>& n_categories, const std::vector<Response>& responses) {
    const auto score = classical_score(n_categories, responses);
    REQUIRE(score);
    REQUIRE(*score);
    return **score;
}

void check_error(const std::vector<std::size_t>& n_categories, const std::vector<Response>& responses, Kind kind,
                 std::size_t index) {
    const auto score = classical_score(n_categories, responses);
    REQUIRE(!score);
    CHECK(score.error().kind == kind);
    CHECK(score.error().index == index);
}

}  // namespace

TEST_CASE("a turned answer is min + max − x") {
    CHECK(turned(1, 1, 5) == 5);
    CHECK(turned(4, 1, 5) == 2);
    CHECK(turned(0, 0, 3) == 3);
}

TEST_CASE("the classical score is the mean of the answers counted from 1") {
    const ClassicalScore score = score_of({5, 5, 5, 5}, {0, 4, 3, 3});
    CHECK(score.mean == 3.5);
    CHECK(score.percent_of_maximum == 62.5);
    CHECK(score.n_categories == 5);
    CHECK(score.n_answered == 4);
}

TEST_CASE("a missing answer is left out, not counted as the lowest") {
    const ClassicalScore score = score_of({5, 5, 5}, {4, {}, 3});
    CHECK(score.mean == 4.5);
    CHECK(score.n_answered == 2);
    CHECK(score_of({5, 5}, {4, 3}).mean == score.mean);
}

TEST_CASE("without any answer there is no score") {
    const std::vector<std::size_t> n_categories{5, 5};
    CHECK(classical_score(n_categories, std::vector<Response>(2)).value() == std::nullopt);
    CHECK(classical_score({}, {}).value() == std::nullopt);
}

TEST_CASE("shorter answer scales are stretched over the longest, so that every item weighs the same") {
    const ClassicalScore middle = score_of({5, 3}, {2, 1});
    CHECK_THAT(middle.mean, WithinAbs(3.0, 1e-15));
    CHECK_THAT(middle.percent_of_maximum, WithinAbs(50.0, 1e-13));
    const ClassicalScore mixed = score_of({5, 3, 2}, {4, 1, 0});
    CHECK_THAT(mixed.mean, WithinAbs(3.0, 1e-15));
    CHECK(mixed.n_categories == 5);
    CHECK(score_of({5, 3, 2}, {4, 2, 1}).mean == 5.0);
    CHECK(score_of({5, 3, 2}, {0, 0, 0}).mean == 1.0);
}

TEST_CASE("the unit does not change when the longest item is not answered") {
    const ClassicalScore score = score_of({7, 3}, {{}, 1});
    CHECK(score.mean == 4.0);
    CHECK(score.n_categories == 7);
}

TEST_CASE("responses that do not fit the items are refused with their index") {
    check_error({5, 5}, {1}, Kind::SizeMismatch, 1);
    check_error({5, 1}, {1, 0}, Kind::InvalidItem, 1);
    check_error({5, 5}, {4, 5}, Kind::InvalidResponse, 1);
    check_error({5, 5}, {std::numeric_limits<int>::min(), 0}, Kind::InvalidResponse, 0);
}

}  // namespace twotrack::classical_test
