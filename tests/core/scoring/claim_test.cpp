#include "core/scoring/claim.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/support/cpp/joint_golden.hpp"

namespace twotrack::claim_test {

namespace {

/// Whether 70 % of the statements that the form presents are answered, on either scale.
bool enough(const test::JointBank& bank, const test::JointAnswers& answers, const std::string& form) {
    for (std::size_t scale = 0; scale < 2; ++scale) {
        const std::size_t n = form == "quick" ? bank.n_short[scale] : bank.items[scale].size();
        const auto answered = std::ranges::count_if(answers.blocks[scale], &Response::has_value);
        if (static_cast<double>(answered) / static_cast<double>(n) < 0.7) return false;
    }
    return true;
}

void check_file(const std::string& name, const std::string& bank_name) {
    const test::Table table = test::golden("model/" + name);
    const test::JointBank bank = test::joint_bank(bank_name);
    const JointScorer scorer = bank.scorer();
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        CAPTURE(name, row + 1);
        const auto field = [&](const char* column) { return table.rows[row][table.column(column)]; };
        const test::JointAnswers answers = test::joint_answers(bank, table, row);
        const JointPosterior posterior = test::joint_posterior_of(scorer, answers);
        const bool is_enough = enough(bank, answers, field("form"));
        const Claim claim = claim_of(posterior, is_enough), lower = claim_of(posterior, is_enough, 1);
        CHECK(outcome_id(claim.outcome) == field("outcome"));
        CHECK(test::reference_level(claim.words) == field("level"));
        CHECK(outcome_id(lower.outcome) == field("outcome_stepped_down"));
        CHECK(test::reference_level(lower.words) == field("level_stepped_down"));
    }
}

JointPosterior posterior_with(double second_greater, double both_above, double both_below) {
    JointPosterior posterior;
    posterior.second_greater = second_greater;
    posterior.traits.both_above = both_above;
    posterior.traits.both_below = both_below;
    return posterior;
}

}  // namespace

TEST_CASE("the joint model's outcomes and words agree with the reference figures") {
    check_file("shipped_200.csv", "shipped");
    check_file("asymmetric_200.csv", "asymmetric");
    check_file("calibrated_60.csv", "calibrated");
    check_file("long_12.csv", "long");
}

TEST_CASE("each word begins at its threshold") {
    using enum Outcome;
    const auto claim = [](double p, int steps_down = 0) { return claim_of(posterior_with(p, 0, 0), true, steps_down); };
    CHECK(claim(0.97) == Claim{Management, Words::VeryLikely});
    CHECK(claim(0.9699) == Claim{Management, Words::Likely});
    CHECK(claim(0.90) == Claim{Management, Words::Likely});
    CHECK(claim(0.8999) == Claim{TooCloseToCall, Words::SlightManagement});
    CHECK(claim(0.80) == Claim{TooCloseToCall, Words::SlightManagement});
    CHECK(claim(0.7999) == Claim{TooCloseToCall, Words::None});
    CHECK(claim(0.01) == Claim{Technical, Words::VeryLikely});
    CHECK(claim(0.09) == Claim{Technical, Words::Likely});
    CHECK(claim(0.15) == Claim{TooCloseToCall, Words::SlightTechnical});
}

TEST_CASE("careless answers weaken the words step by step, and never below too close to call") {
    using enum Outcome;
    const auto claim = [](double p, int steps_down) { return claim_of(posterior_with(p, 0, 0), true, steps_down); };
    CHECK(claim(0.99, 1) == Claim{Management, Words::Likely});
    CHECK(claim(0.99, 2) == Claim{TooCloseToCall, Words::SlightManagement});
    CHECK(claim(0.99, 3) == Claim{TooCloseToCall, Words::None});
    CHECK(claim(0.99, 9) == Claim{TooCloseToCall, Words::None});
    CHECK(claim_of(posterior_with(0.6, 0.9, 0), true, 1) == Claim{TooCloseToCall, Words::None});
}

TEST_CASE("both high, or both low, comes after a side and before a slight lean") {
    using enum Outcome;
    CHECK(claim_of(posterior_with(0.95, 0.9, 0), true) == Claim{Management, Words::Likely});
    CHECK(claim_of(posterior_with(0.85, 0.8, 0), true) == Claim{Hybrid, Words::ProbablyBoth});
    CHECK(claim_of(posterior_with(0.15, 0, 0.8), true) == Claim{NeitherYet, Words::ProbablyBoth});
    CHECK(claim_of(posterior_with(0.99, 0.9, 0), false) == Claim{NotEnoughEvidence, Words::None});
}

TEST_CASE("a trait's level is stated from a probability of 0.8") {
    Estimate trait;
    const auto level = [&](double above_zero) {
        trait.above_zero = above_zero;
        return level_of(trait);
    };
    CHECK(level(0.8) == Level::High);
    CHECK(level(0.79) == Level::None);
    CHECK(level(0.21) == Level::None);
    CHECK(level(0.2) == Level::Low);
}

}  // namespace twotrack::claim_test
