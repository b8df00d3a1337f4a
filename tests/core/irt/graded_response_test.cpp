#include "core/irt/graded_response.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <limits>

#include "tests/support/cpp/brute_force.hpp"
#include "tests/support/cpp/csv.hpp"
#include "tests/support/cpp/random.hpp"

namespace twotrack::graded_response_test {

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

TEST_CASE("the probabilities of an item's categories sum to one") {
    test::Random random(30);
    for (int i = 0; i < 2'000; ++i) {
        const GradedItem item = random.item(2 + random.below(9), 4, 0.1, 10);
        const double theta = random.uniform(-15, 15);
        double sum = 0;
        for (std::size_t k = 0; k < item.n_categories(); ++k) sum += category_probability(item, k, theta);
        REQUIRE_THAT(sum, WithinAbs(1.0, 2e-15));
    }
}

TEST_CASE("a probability keeps its relative precision however small it is") {
    if (!test::long_double_is_wider) SKIP("long double is no wider than double here");
    const GradedItem item{2.5, {-2.0, -1.999999, 0.5, 3.0}};
    const std::size_t category = GENERATE(0u, 1u, 2u, 3u, 4u);
    for (double theta = -80; theta <= 80; theta += 0.37) {
        const auto expected = static_cast<double>(test::reference_probability(item, category, theta));
        CAPTURE(category, theta);
        REQUIRE_THAT(category_probability(item, category, theta), WithinRel(expected, 1e-13));
    }
}

TEST_CASE("a category as narrow as a double can make it still has its probability") {
    const GradedItem item{1.0, {1.0, std::nextafter(1.0, 2.0)}};
    CHECK_THAT(category_probability(item, 1, 1.0), WithinRel(0.25 * 0x1p-52, 1e-12));
}

TEST_CASE("no category is impossible, at any theta") {
    const double smallest = std::numeric_limits<double>::denorm_min();
    const GradedItem steep{10.0, {-10.0, 10.0}}, narrow{1e-300, {0.0, smallest}};
    for (const double theta : {-1e6, -200.0, 0.0, 200.0, 1e6})
        for (const std::size_t category : {0u, 1u, 2u}) {
            CHECK(category_probability(steep, category, theta) > 0);
            CHECK(category_probability(narrow, category, theta) > 0);
        }
}

TEST_CASE("a higher theta makes the highest category likelier and the lowest less likely") {
    const GradedItem item{1.2, {-1.5, -0.5, 0.5, 1.5}};
    for (double theta = -6; theta < 6; theta += 0.1) {
        REQUIRE(category_probability(item, 4, theta + 0.1) > category_probability(item, 4, theta));
        REQUIRE(category_probability(item, 0, theta + 0.1) < category_probability(item, 0, theta));
    }
}

TEST_CASE("with one threshold the model is the logistic curve through one half at the threshold") {
    const GradedItem item{1.7, {0.4}};
    CHECK_THAT(category_probability(item, 1, 0.4), WithinAbs(0.5, 1e-16));
    CHECK_THAT(category_probability(item, 1, 1.4), WithinRel(1 / (1 + std::exp(-1.7)), 1e-15));
}

TEST_CASE("information is the squared slope of each category's probability over that probability") {
    test::Random random(31);
    for (int i = 0; i < 300; ++i) {
        const GradedItem item = random.item(2 + random.below(9));
        const long double theta = random.uniform(-4, 4), h = 1e-5L;
        long double expected = 0;
        for (std::size_t k = 0; k < item.n_categories(); ++k) {
            const long double slope =
                (test::reference_probability(item, k, theta + h) - test::reference_probability(item, k, theta - h)) /
                (2 * h);
            expected += slope * slope / test::reference_probability(item, k, theta);
        }
        REQUIRE_THAT(item_information(item, static_cast<double>(theta)),
                     WithinRel(static_cast<double>(expected), 1e-8));
    }
}

TEST_CASE("information agrees with the reference figures") {
    const test::Table table = test::golden("info_9thetas.csv");
    const auto items = test::golden_items();
    REQUIRE(table.rows.size() == 9);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const double theta = table.number(row, "theta");
        double test_information = 0;
        for (std::size_t i = 0; i < items.size(); ++i) {
            const double information = item_information(items[i], theta);
            test_information += information;
            CHECK_THAT(information, WithinAbs(table.number(row, "i" + std::to_string(i + 1)), 1e-10));
        }
        CHECK_THAT(test_information, WithinAbs(table.number(row, "test_info"), 1e-10));
    }
}

TEST_CASE("information fades to nothing far from the thresholds and never turns into anything else") {
    const GradedItem item{10.0, {-10.0, 0.0, std::nextafter(0.0, 1.0), 10.0}};
    for (const double theta : {-1e6, -300.0, -100.0, 100.0, 300.0, 1e6}) {
        CAPTURE(theta);
        CHECK(item_information(item, theta) >= 0);
        CHECK(item_information(item, theta) < 1e-300);
    }
    CHECK_THAT(item_information(item, 0.0), WithinRel(25.0, 1e-9));
}

TEST_CASE("valid parameters have no fault") {
    CHECK(fault_of({1.2, {-1.5, -0.5, 0.5, 1.5}}) == "");
    CHECK(fault_of({10.0, {0.0}}) == "");
    CHECK(fault_of({1e-9, {-10, -9, -8, 0, 1, 2, 3, 4, 10}}) == "");
}

TEST_CASE("the fault of invalid parameters names what is wrong") {
    const double nan = std::numeric_limits<double>::quiet_NaN(), infinity = std::numeric_limits<double>::infinity();
    for (const double discrimination : {0.0, -1.0, 10.0001, nan, infinity, -infinity}) {
        CAPTURE(discrimination);
        CHECK_THAT(fault_of({discrimination, {0.0}}), ContainsSubstring("discrimination"));
    }
    CHECK_THAT(fault_of({1.2, {}}), ContainsSubstring("1 to 9 thresholds"));
    CHECK_THAT(fault_of({1.2, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}}), ContainsSubstring("1 to 9 thresholds"));
    CHECK_THAT(fault_of({1.2, {-10.5}}), ContainsSubstring("between -10 and 10"));
    CHECK_THAT(fault_of({1.2, {0, nan}}), ContainsSubstring("between -10 and 10"));
    CHECK_THAT(fault_of({1.2, {0, infinity}}), ContainsSubstring("between -10 and 10"));
    CHECK_THAT(fault_of({1.2, {0.5, 0.5}}), ContainsSubstring("rise"));
    CHECK_THAT(fault_of({1.2, {-1, 1, 0}}), ContainsSubstring("rise"));
}

}  // namespace twotrack::graded_response_test
