#include "core/scoring/reliable_change.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

namespace twotrack::reliable_change_test {

namespace {

Result result_of(double first, double second, double standard_error) {
    Result result;
    for (const double theta : {first, second}) {
        ScaleScore score;
        score.estimate.theta = theta;
        score.estimate.standard_error = standard_error;
        result.scales.push_back(score);
    }
    return result;
}

}  // namespace

TEST_CASE("A change counts from 1.96 standard errors of the difference on, either way") {
    // √(0.3² + 0.4²) = 0.5, and 1.96 times that is 0.98.
    const auto changes = changes_between(result_of(0.0, 0.0, 0.3), result_of(0.979, 0.981, 0.4));
    REQUIRE(changes.size() == 2);
    CHECK(std::fabs(changes[0].standard_error - 0.5) < 1e-15);
    CHECK(changes[0].difference == 0.979);
    CHECK(changes[0].direction == Direction::None);
    CHECK(changes[1].direction == Direction::Up);
    CHECK(changes_between(result_of(0.979, 0.981, 0.4), result_of(0.0, 0.0, 0.3))[1].direction == Direction::Down);
}

TEST_CASE("A result has not changed from itself") {
    const Result same = result_of(1.2, -0.7, 0.36);
    for (const ScaleChange& change : changes_between(same, same)) {
        CHECK(change.difference == 0.0);
        CHECK(change.direction == Direction::None);
    }
}

}  // namespace twotrack::reliable_change_test
