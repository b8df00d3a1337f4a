#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "core/authoring/respondents.hpp"
#include "core/irt/information.hpp"
#include "core/scoring/posterior.hpp"
#include "tests/support/cpp/assessments.hpp"

namespace twotrack::curves_test {

using namespace twotrack::test;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

struct Moments {
    double mass = 0.0, mean = 0.0, sd = 0.0;
};

Moments moments_of(const Nodes& density) {
    const Quadrature& grid = standard_quadrature();
    Moments moments;
    for (std::size_t j = 0; j < n_nodes; ++j) {
        moments.mass += density[j] * grid.step;
        moments.mean += grid.nodes[j] * density[j] * grid.step;
    }
    double variance = 0.0;
    for (std::size_t j = 0; j < n_nodes; ++j)
        variance += (grid.nodes[j] - moments.mean) * (grid.nodes[j] - moments.mean) * density[j] * grid.step;
    moments.sd = std::sqrt(variance);
    return moments;
}

/// Checks that the density's moments equal the score's on both scales, for an assessment with this prior correlation.
void check_moments(const std::string& correlation) {
    const Assessment assessment = assessment_of(
        {balanced_items(6),
         R"({"technical_scale": "technical", "people_scale": "people", "prior_correlation": )" + correlation + "}"});
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const Answers answers = random_answers(assessment, seed);
        const Result result = score(assessment, answers);
        for (std::size_t scale = 0; scale < 2; ++scale) {
            CAPTURE(correlation, seed, scale);
            const Moments moments = moments_of(posterior_density(assessment, scale, answers));
            CHECK_THAT(moments.mass, WithinAbs(1.0, 1e-12));
            CHECK_THAT(moments.mean, WithinAbs(result.scales[scale].estimate.theta, 1e-9));
            CHECK_THAT(moments.sd, WithinAbs(result.scales[scale].estimate.standard_error, 1e-9));
        }
    }
}

}  // namespace

TEST_CASE("A posterior density has the mass 1, and the score's mean and standard error") { check_moments("0"); }

TEST_CASE("Where the prior joins two traits, answers on one move the density of the other") {
    check_moments("0.5");
    check_moments("-0.8");
}

TEST_CASE("Before the first answer the density is the standard normal") {
    const Assessment assessment = assessment_of({balanced_items(2)});
    const Nodes density = posterior_density(assessment, 0, Answers(assessment.items.size()));
    CHECK_THAT(density[30], WithinRel(0.3989422804, 1e-6));
    CHECK_THAT(density[25], WithinRel(0.2419707245, 1e-6));  // at −1
}

TEST_CASE("The information of items is the sum of each one's, at the grid's nodes") {
    const std::vector<GradedItem> items{{1.2, {-1.5, -0.5, 0.5, 1.5}}, {2.0, {0.3}}};
    const Nodes curve = information_curve(items);
    const Nodes& thetas = standard_quadrature().nodes;
    for (std::size_t j = 0; j < n_nodes; ++j)
        CHECK_THAT(curve[j],
                   WithinRel(item_information(items[0], thetas[j]) + item_information(items[1], thetas[j]), 1e-12));
    // The information of a dichotomous item at its threshold is a²/4.
    CHECK_THAT(information_curve(std::vector<GradedItem>{{2.0, {0.0}}})[30], WithinRel(1.0, 1e-9));
}

}  // namespace twotrack::curves_test
