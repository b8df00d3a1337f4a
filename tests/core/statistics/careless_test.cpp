#include "core/statistics/careless.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "tests/support/cpp/samples.hpp"

namespace twotrack::careless_test {

using Catch::Matchers::WithinAbs;
using Kind = SampleError::Kind;

namespace {

using Answers = std::vector<std::optional<int>>;
constexpr std::optional<int> none;

auto distances_of(const ResponseMatrix& responses) {
    return squared_mahalanobis(responses, pairwise_moments(responses));
}

auto synonyms_of(const ResponseMatrix& responses, double least_correlation = 0.6) {
    return psychometric_synonyms(responses, pairwise_moments(responses), least_correlation);
}

}  // namespace

TEST_CASE("the indices of careless answering agree with the reference figures") {
    const ResponseMatrix responses = test::golden_responses("resp2d_200.csv", 0, 24);
    const test::Table expected = test::golden("careless_200.csv");
    REQUIRE(expected.rows.size() == 200);
    const auto distances = distances_of(responses);
    const auto synonyms = synonyms_of(responses, 0.45);
    REQUIRE(distances);
    REQUIRE(synonyms);
    CHECK(synonyms->pairs.size() == 17);
    const std::vector<std::size_t> blocks{6, 6, 6, 6};
    for (std::size_t r = 0; r < 200; ++r) {
        CAPTURE(r);
        const auto row = responses.row(r);
        const auto check = [&](std::optional<double> actual, const char* column) {
            CAPTURE(column);
            // An empty field means that the R package has no figure either.
            REQUIRE(actual.has_value() == !expected.rows[r][expected.column(column)].empty());
            if (actual) CHECK_THAT(*actual, WithinAbs(expected.number(r, column), 1e-10));
        };
        check(static_cast<double>(longstring(row)), "longstring");
        check(average_string(row), "avgstring");
        check(response_variability(row), "irv");
        check(even_odd_consistency(row, blocks), "evenodd_6x4");
        check((*distances)[r], "mahad");
        check(synonyms->consistency[r], "psychsyn_gt0.45");
    }
}

TEST_CASE("average string is the mean length of the runs; a missing answer breaks none") {
    CHECK(average_string(Answers{1, 1, 2, 3, 3, 3}) == 2.0);
    CHECK(average_string(Answers{1, none, 1, 2}) == 1.5);
    CHECK(average_string(Answers{none}) == std::nullopt);
    CHECK(average_string({}) == std::nullopt);
}

TEST_CASE("variability needs two answers") {
    CHECK_THAT(response_variability(Answers{1, none, 3}).value(), WithinAbs(std::sqrt(2.0), 1e-15));
    CHECK(response_variability(Answers{2, 2, 2}) == 0.0);
    CHECK(response_variability(Answers{2, none}) == std::nullopt);
}

TEST_CASE("who answers the two halves of each scale alike has an even-odd consistency of −1") {
    const std::vector<std::size_t> scales{2, 2, 3};
    CHECK_THAT(even_odd_consistency(Answers{0, 0, 4, 4, 2, 2, 2}, scales).value(), WithinAbs(-1.0, 1e-12));
    CHECK_THAT(even_odd_consistency(Answers{0, 4, 4, 0, 2, 2, 2}, scales).value(), WithinAbs(1.0, 1e-12));
}

TEST_CASE("even-odd consistency needs three scales with answers in both halves, and differences between them") {
    const std::vector<std::size_t> two{2, 2}, three{2, 2, 2};
    CHECK(even_odd_consistency(Answers{0, 1, 2, 3}, two) == std::nullopt);
    CHECK(even_odd_consistency(Answers{0, 1, 2, 3, 4, none}, three) == std::nullopt);
    CHECK(even_odd_consistency(Answers{2, 1, 2, 3, 2, 0}, three) == std::nullopt);
    CHECK(even_odd_consistency({}, {}) == std::nullopt);
}

TEST_CASE("a mean that rounds does not pass for variance") {
    // The means are thirds, which round differently when summed in another order.
    const std::vector<std::size_t> scales{6, 6, 6};
    const Answers answers{0, 1, 0, 2, 1, 3, 1, 0, 0, 4, 0, 2, 0, 2, 1, 1, 0, 0};
    CHECK(even_odd_consistency(answers, scales) == std::nullopt);
}

TEST_CASE("with missing answers, distances and synonyms agree with those of another program") {
    const ResponseMatrix responses = test::golden_responses("resp_200_missing.csv", 0, 24);
    const test::Table expected = test::golden("careless_missing.csv");
    const auto distances = distances_of(responses);
    const auto synonyms = synonyms_of(responses, 0.45);
    REQUIRE(distances);
    REQUIRE(synonyms);
    CHECK(synonyms->pairs.size() == 26);
    REQUIRE(expected.rows.size() == 200);
    for (std::size_t r = 0; r < 200; ++r) {
        CAPTURE(r);
        const auto check = [&](std::optional<double> actual, const char* column) {
            CAPTURE(column);
            REQUIRE(actual.has_value() == !expected.rows[r][expected.column(column)].empty());
            if (actual) CHECK_THAT(*actual, WithinAbs(expected.number(r, column), 1e-10));
        };
        check((*distances)[r], "mahad");
        check(synonyms->consistency[r], "psychsyn_gt0.45");
    }
}

TEST_CASE("the squared distances of complete respondents add up to (n − 1) · items") {
    const ResponseMatrix responses = test::golden_responses("resp2d_200.csv", 0, 6);
    const auto distances = distances_of(responses);
    REQUIRE(distances);
    double sum = 0;
    for (const auto& distance : *distances) sum += distance.value();
    CHECK_THAT(sum, WithinAbs(199 * 6, 1e-9));
}

TEST_CASE("a missing answer is as near as the mean, and nobody is at a distance without an answer") {
    ResponseMatrix responses = test::matrix_of({{0, 1}, {1, 0}, {2, 4}, {3, 2}, {4, 4}, {2, {}}, {{}, {}}});
    const auto distances = distances_of(responses);
    REQUIRE(distances);
    // The mean of the first item is 2.
    CHECK_THAT((*distances)[5].value(), WithinAbs(0.0, 1e-15));
    CHECK_FALSE((*distances)[6]);
}

TEST_CASE("distances in covariances that no sample has are refused, not negative") {
    ResponseMatrix responses(3);
    for (const int answer : {0, 2, 4}) {
        responses.add(Answers{answer, answer, none});
        responses.add(Answers{none, answer, answer});
        responses.add(Answers{answer, none, 4 - answer});
    }
    test::check_error(distances_of(responses), Kind::NotPositiveDefinite);
}

TEST_CASE("items that fewer than three people answered together are no synonyms, however alike") {
    ResponseMatrix responses(4);
    for (const int answer : {0, 1, 3, 4, 2}) responses.add(Answers{answer, answer, answer, none});
    for (const int answer : {0, 4}) responses.add(Answers{answer, answer, answer, answer});
    const auto synonyms = synonyms_of(responses);
    REQUIRE(synonyms);
    CHECK(synonyms->pairs.size() == 3);
    CHECK(synonyms->pairs.back().second == 2);
    test::check_error(distances_of(responses), Kind::NoCovariance, 0);
}

TEST_CASE("distances cannot be had from too few respondents, a constant item or one that others make") {
    test::check_error(distances_of(ResponseMatrix(0)), Kind::TooFewItems);
    test::check_error(distances_of(test::matrix_of({{0, 1}, {1, none}, {none, none}})), Kind::TooFewRespondents);
    test::check_error(distances_of(test::matrix_of({{0, 1}, {1, 0}, {1, none}})), Kind::NoCovariance, 0);
    test::check_error(distances_of(test::matrix_of({{0, 1}, {1, 1}, {2, 1}})), Kind::Constant, 1);
    test::check_error(distances_of(test::matrix_of({{0, 1, 1}, {1, 0, 1}, {2, 1, 3}, {1, 3, 4}})), Kind::Singular, 2);
    // There are only as many respondents as items.
    test::check_error(distances_of(test::matrix_of({{0, 1, 4}, {1, 0, 1}, {2, 1, 3}})), Kind::Singular, 2);
}

TEST_CASE("synonyms need three pairs of items that are answered alike") {
    const auto unlike = test::matrix_of({{0, 1, 4}, {1, 0, 1}, {2, 1, 3}, {4, 1, 0}});
    test::check_error(synonyms_of(unlike), Kind::TooFewItems);
    test::check_error(synonyms_of(test::matrix_of({{0, 1}, {1, 2}})), Kind::TooFewRespondents);
    test::check_error(synonyms_of(ResponseMatrix(0)), Kind::TooFewRespondents);
}

TEST_CASE("who does not vary over the synonyms, or skips too many, has no consistency") {
    const auto responses = test::matrix_of(
        {{0, 0, 1, 1}, {4, 4, 3, 3}, {1, 1, 0, 1}, {3, 4, 4, 4}, {2, 2, 2, 2}, {0, 1, none, none}, {4, none, 3, 4}});
    const auto synonyms = synonyms_of(responses);
    REQUIRE(synonyms);
    REQUIRE(synonyms->pairs.size() == 6);
    CHECK(synonyms->consistency[0].has_value());
    CHECK(!synonyms->consistency[4]);
    CHECK(!synonyms->consistency[5]);
    CHECK(synonyms->consistency[6].has_value());
}

}  // namespace twotrack::careless_test
