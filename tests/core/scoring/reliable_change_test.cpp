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
    const auto changes = changes_between({}, result_of(0.0, 0.0, 0.3), result_of(0.979, 0.981, 0.4)).scales;
    REQUIRE(changes.size() == 2);
    CHECK(std::fabs(changes[0].standard_error - 0.5) < 1e-15);
    CHECK(changes[0].difference == 0.979);
    CHECK(changes[0].direction == Direction::None);
    CHECK(changes[1].direction == Direction::Up);
    CHECK(changes_between({}, result_of(0.979, 0.981, 0.4), result_of(0.0, 0.0, 0.3)).scales[1].direction ==
          Direction::Down);
}

TEST_CASE("A result has not changed from itself") {
    const Result same = result_of(1.2, -0.7, 0.36);
    const Changes changes = changes_between({}, same, same);
    for (const ScaleChange& change : changes.scales) {
        CHECK(change.difference == 0.0);
        CHECK(change.direction == Direction::None);
    }
}

TEST_CASE("Two results without a change combine by their precision, with the prior once") {
    // Precisions of 4 and 4, of which 1 each is the prior's: 7 in all.
    const ScaleChange change = changes_between({}, result_of(0.7, 0, 0.5), result_of(0.7, 0, 0.5)).scales[0];
    CHECK(std::fabs(change.combined.theta - 0.8) < 1e-15);
    CHECK(std::fabs(change.combined.standard_error - 1 / std::sqrt(7.0)) < 1e-15);
}

TEST_CASE("Only results of the same form and version are compared") {
    Result one = result_of(0, 0, 0.3), other = one;
    CHECK(is_comparable({}, one, other));
    other.form = Form::Short;
    CHECK_FALSE(is_comparable({}, one, other));
    other.form = Form::Full;
    one.is_other_version = true;
    CHECK_FALSE(is_comparable({}, one, other));
}

}  // namespace twotrack::reliable_change_test
