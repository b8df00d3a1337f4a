#include "core/statistics/sample_moments.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "tests/support/cpp/random.hpp"
#include "tests/support/cpp/samples.hpp"

namespace twotrack::sample_moments_test {

using Catch::Matchers::WithinAbs;

namespace {

/// The definition, straight: the answers of everybody who answered both items.
struct Pair {
    std::vector<double> x, y;

    Pair(const ResponseMatrix& responses, std::size_t i, std::size_t j) {
        for (std::size_t r = 0; r < responses.n_respondents(); ++r) {
            const auto row = responses.row(r);
            if (!row[i] || !row[j]) continue;
            x.push_back(*row[i]);
            y.push_back(*row[j]);
        }
    }

    static double mean(const std::vector<double>& values) {
        double sum = 0;
        for (const double value : values) sum += value;
        return sum / static_cast<double>(values.size());
    }
    static double covariance(const std::vector<double>& a, const std::vector<double>& b) {
        double sum = 0;
        for (std::size_t r = 0; r < a.size(); ++r) sum += (a[r] - mean(a)) * (b[r] - mean(b));
        return sum / (static_cast<double>(a.size()) - 1);
    }
};

}  // namespace

TEST_CASE("moments of two items are those of everybody who answered both, however few answered the others") {
    test::Random random(4);
    for (int round = 0; round < 60; ++round) {
        const std::size_t n_items = 2 + random.below(6), n_respondents = 3 + random.below(60);
        const double answered = random.uniform(0.2, 1.0);
        ResponseMatrix responses(n_items);
        for (std::size_t r = 0; r < n_respondents; ++r) {
            std::vector<Response> row(n_items);
            for (auto& answer : row)
                if (random.uniform(0, 1) < answered) answer = static_cast<int>(random.below(4));
            responses.add(row);
        }
        const SampleMoments moments = pairwise_moments(responses);
        std::size_t fewest = n_respondents;
        for (std::size_t i = 0; i < n_items; ++i) {
            const Pair own(responses, i, i);
            CHECK(moments.n_answers[i] == own.x.size());
            if (!own.x.empty()) CHECK_THAT(moments.means[i], WithinAbs(Pair::mean(own.x), 1e-13));
            if (own.x.size() < 2) CHECK(std::isnan(moments.covariance(i, i)));
            else CHECK_THAT(moments.covariance(i, i), WithinAbs(Pair::covariance(own.x, own.x), 1e-13));
            for (std::size_t j = 0; j < i; ++j) {
                const Pair pair(responses, i, j);
                fewest = std::min(fewest, pair.x.size());
                if (pair.x.size() < 3) {
                    CHECK(std::isnan(moments.covariance(i, j)));
                    CHECK(std::isnan(moments.correlation(i, j)));
                    continue;
                }
                const double covariance = Pair::covariance(pair.x, pair.y);
                CHECK_THAT(moments.covariance(i, j), WithinAbs(covariance, 1e-12));
                const double variances = Pair::covariance(pair.x, pair.x) * Pair::covariance(pair.y, pair.y);
                if (variances < 1e-20) CHECK(std::isnan(moments.correlation(i, j)));
                else CHECK_THAT(moments.correlation(j, i), WithinAbs(covariance / std::sqrt(variances), 1e-12));
            }
        }
        CHECK(moments.size.fewest_of_a_pair == fewest);
    }
}

TEST_CASE("who answered nothing is no respondent, and who answered everything is complete") {
    const SampleSize size = pairwise_moments(test::matrix_of({{0, 1}, {1, {}}, {{}, {}}, {3, 2}})).size;
    CHECK(size.n_respondents == 3);
    CHECK(size.n_complete == 2);
    CHECK(size.fewest_of_a_pair == 2);
    CHECK(has_gaps(size));
    CHECK_FALSE(has_gaps(pairwise_moments(test::matrix_of({{0, 1}, {{}, {}}})).size));
    CHECK(pairwise_moments(ResponseMatrix(3)).size.fewest_of_a_pair == 0);
    CHECK(pairwise_moments(test::matrix_of({{1}, {2}})).size.fewest_of_a_pair == 0);
}

}  // namespace twotrack::sample_moments_test
