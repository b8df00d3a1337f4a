#include "core/irt/joint_change.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <random>

#include "core/irt/person_fit.hpp"
#include "tests/support/cpp/joint_golden.hpp"

namespace twotrack::joint_change_test {

using Catch::Matchers::WithinAbs;
using test::joint_posterior_of;

TEST_CASE("the change between two sittings agrees with the reference figures") {
    const test::Table table = test::golden("model/change.csv"), people = test::golden("model/shipped_200.csv");
    const test::JointBank bank = test::joint_bank("shipped");
    const JointScorer sitting = bank.scorer(sitting_model(bank.model));
    REQUIRE_FALSE(table.rows.empty());
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        CAPTURE(row + 1);
        const auto posterior = [&](const char* column) {
            const auto person = static_cast<std::size_t>(table.number(row, column)) - 1;
            return joint_posterior_of(sitting, test::joint_answers(bank, people, person)).traits;
        };
        const JointChange change =
            change_between(posterior("before"), posterior("after"), bank.model.prior_correlation);
        CHECK_THAT(change.first, WithinAbs(table.number(row, "z_T"), 1e-8));
        CHECK_THAT(change.second, WithinAbs(table.number(row, "z_M"), 1e-8));
        CHECK_THAT(change.lean, WithinAbs(table.number(row, "z_lean"), 1e-8));
    }
}

TEST_CASE("a sitting compared with itself has not changed, and a change back has the opposite sign") {
    const test::JointBank bank = test::joint_bank("asymmetric");
    const test::Table people = test::golden("model/asymmetric_200.csv");
    const JointScorer sitting = bank.scorer(sitting_model(bank.model));
    const JointEstimate one = joint_posterior_of(sitting, test::joint_answers(bank, people, 20)).traits,
                        other = joint_posterior_of(sitting, test::joint_answers(bank, people, 21)).traits;
    CHECK(change_between(one, one, -0.15).lean == 0.0);
    CHECK(change_between(one, other, -0.15).lean == -change_between(other, one, -0.15).lean);
    CHECK(change_between(one, other, -0.15).first != 0.0);
}

namespace {

/// People who answer the bank twice, drawn from its model. Neither they nor the items change in between.
class TwoSittings {
public:
    explicit TwoSittings(const test::JointBank& bank) : bank_(bank) {}

    struct Person {
        double traits[2];
        test::JointAnswers answers[2];
    };
    Person next() {
        const JointModel& model = bank_.model;
        Person person;
        person.traits[0] = normal();
        person.traits[1] = model.prior_correlation * person.traits[0] +
                           std::sqrt(1.0 - model.prior_correlation * model.prior_correlation) * normal();
        const double multiplier = std::exp(model.multiplier_log_mean + model.multiplier_log_sd * normal());
        const double seen[] = {person.traits[0] + model.first_location_sd * normal(),
                               person.traits[1] + model.second_location_sd * normal(),
                               person.traits[1] - person.traits[0] + model.pair_block_sd * normal()};
        for (std::size_t block = 0; block < 3; ++block)
            for (const GradedItem& item : bank_.items[block]) {
                const double shift = block == 2 ? model.pair_location_sd * normal() : 0.0;
                for (test::JointAnswers& answers : person.answers) {
                    const double chance = uniform();
                    int answer = 0;
                    for (const double threshold : item.thresholds)
                        answer += chance < 1.0 / (1.0 + std::exp(-multiplier * item.discrimination *
                                                                 (seen[block] - shift - threshold)));
                    answers.blocks[block].emplace_back(answer);
                }
            }
        return person;
    }

private:
    double uniform() { return (static_cast<double>(numbers_()) + 0.5) / 4294967296.0; }
    double normal() { return std::sqrt(-2.0 * std::log(uniform())) * std::cos(6.283185307179586 * uniform()); }

    const test::JointBank& bank_;
    std::mt19937 numbers_{20261201};
};

}  // namespace

TEST_CASE("who has not changed is told of a change one time in twenty, and both sittings make one true estimate") {
    const test::JointBank bank = test::joint_bank("shipped");
    const JointScorer model = bank.scorer(), sitting = bank.scorer(sitting_model(bank.model));
    constexpr int n_people = 500;
    int n_alarms[3] = {}, n_covered = 0, n_covered_as_independent = 0;
    TwoSittings people(bank);
    for (int n = 0; n < n_people; ++n) {
        const TwoSittings::Person person = people.next();
        JointEstimate full[2], alone[2];
        for (std::size_t i = 0; i < 2; ++i) {
            full[i] = joint_posterior_of(model, person.answers[i]).traits;
            alone[i] = joint_posterior_of(sitting, person.answers[i]).traits;
        }
        const JointChange change = change_between(alone[0], alone[1], bank.model.prior_correlation);
        const double zs[] = {change.first, change.second, change.lean};
        for (std::size_t i = 0; i < 3; ++i) n_alarms[i] += std::fabs(zs[i]) > 1.959963984540054;
        const auto covers = [&](const Estimate& estimate) {
            return std::fabs(estimate.theta - person.traits[0]) < 1.6448536269514722 * estimate.standard_error;
        };
        n_covered += covers(combined({full[0].first, alone[0].first}, {full[1].first, alone[1].first}));
        n_covered_as_independent += covers(combined({full[0].first, full[0].first}, {full[1].first, full[1].first}));
    }
    // A share of 500 people has a standard error of 1.0 % at 5 %, and of 1.3 % at 90 %.
    for (const int n : n_alarms) CHECK((n > 0.02 * n_people && n < 0.08 * n_people));
    CHECK((n_covered > 0.87 * n_people && n_covered < 0.96 * n_people));
    CHECK(n_covered_as_independent < 0.98 * n_covered);
}

TEST_CASE("the standardised log likelihood agrees with the reference figures") {
    for (const std::string name : {"shipped", "asymmetric"}) {
        const test::JointBank bank = test::joint_bank(name);
        const test::Table table = test::golden("model/" + name + "_200.csv");
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            CAPTURE(name, row + 1);
            const test::JointAnswers answers = test::joint_answers(bank, table, row);
            const auto& blocks = answers.blocks;
            const FittedAnswers scales[] = {{bank.items[0], blocks[0], table.number(row, "plain_T")},
                                            {bank.items[1], blocks[1], table.number(row, "plain_M")}};
            const auto lz = standardized_log_likelihood(scales);
            const std::string& expected = table.rows[row][table.column("lz")];
            REQUIRE(lz.has_value() == !expected.empty());
            if (lz) CHECK_THAT(*lz, WithinAbs(std::stod(expected), 1e-9));
        }
    }
}

}  // namespace twotrack::joint_change_test
