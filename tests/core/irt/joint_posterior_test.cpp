#include "core/irt/joint_posterior.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "tests/support/cpp/estimates.hpp"
#include "tests/support/cpp/joint_golden.hpp"
#include "tests/support/cpp/random.hpp"

namespace twotrack::joint_posterior_test {

using Catch::Matchers::WithinAbs;
using test::joint_posterior_of;
using test::JointAnswers;
using test::JointBank;

namespace {

constexpr double tolerance = 1e-10, multiplier_tolerance = 1e-9;

/// The figures of `posterior` by their columns in the golden files.
void check_figures(const JointPosterior& posterior, const test::Table& expected, std::size_t row) {
    const auto check = [&](const char* column, double value, double within = tolerance) {
        INFO(column);
        CHECK_THAT(value, WithinAbs(expected.number(row, column), within));
    };
    const JointEstimate& traits = posterior.traits;
    check("T", traits.first.theta);
    check("se_T", traits.first.standard_error);
    check("M", traits.second.theta);
    check("se_M", traits.second.standard_error);
    check("covariance", traits.covariance);
    check("lean", posterior.lean);
    check("se_lean", posterior.lean_standard_error);
    check("p_people", posterior.second_greater);
    check("p_T_above", traits.first.above_zero);
    check("p_M_above", traits.second.above_zero);
    check("p_both_above", traits.both_above);
    check("p_both_below", traits.both_below);
    check("multiplier", posterior.multiplier, multiplier_tolerance);
    check("p_careless", posterior.careless);
    CHECK(posterior.step == expected.number(row, "lattice_step"));
    CHECK(static_cast<double>(posterior.n_nodes[0]) == expected.number(row, "nodes_T"));
    CHECK(static_cast<double>(posterior.n_nodes[1]) == expected.number(row, "nodes_M"));
}

void check_file(const std::string& name, const std::string& bank_name, std::size_t n_rows) {
    const test::Table table = test::golden("model/" + name);
    REQUIRE(table.rows.size() == n_rows);
    const JointBank bank = test::joint_bank(bank_name);
    const JointScorer scorer = bank.scorer();
    JointScorer::Scratch scratch;
    for (std::size_t row = 0; row < n_rows; ++row) {
        CAPTURE(row + 1);
        check_figures(scorer.posterior(test::joint_answers(bank, table, row).all(), scratch), table, row);
    }
}

/// The columns that the model gives with everything switched off, and for comparing two sittings.
void check_variants(const std::string& name, const std::string& bank_name) {
    const test::Table table = test::golden("model/" + name);
    const JointBank bank = test::joint_bank(bank_name);
    const JointScorer plain = bank.scorer({}), sitting = bank.scorer(sitting_model(bank.model));
    const auto check = [&](const std::string& prefix, std::size_t row, const JointEstimate& traits) {
        INFO(prefix);
        CHECK_THAT(traits.first.theta, WithinAbs(table.number(row, prefix + "T"), tolerance));
        CHECK_THAT(traits.first.standard_error, WithinAbs(table.number(row, prefix + "se_T"), tolerance));
        CHECK_THAT(traits.second.theta, WithinAbs(table.number(row, prefix + "M"), tolerance));
        CHECK_THAT(traits.second.standard_error, WithinAbs(table.number(row, prefix + "se_M"), tolerance));
    };
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        CAPTURE(row + 1);
        JointAnswers answers = test::joint_answers(bank, table, row);
        const JointEstimate compared = joint_posterior_of(sitting, answers).traits;
        check("sitting_", row, compared);
        CHECK_THAT(compared.covariance, WithinAbs(table.number(row, "sitting_covariance"), tolerance));
        std::ranges::fill(answers.blocks[2], std::nullopt);
        check("plain_", row, joint_posterior_of(plain, answers, Grid::Reference).traits);
    }
}

bool same_bits(const JointPosterior& a, const JointPosterior& b) {
    return test::same_bits(a.traits.first, b.traits.first) && test::same_bits(a.traits.second, b.traits.second) &&
           a.traits.covariance == b.traits.covariance && a.traits.both_above == b.traits.both_above &&
           a.traits.both_below == b.traits.both_below && a.lean == b.lean &&
           a.lean_standard_error == b.lean_standard_error && a.second_greater == b.second_greater &&
           a.multiplier == b.multiplier && a.careless == b.careless && a.step == b.step && a.n_nodes == b.n_nodes &&
           a.n_passes == b.n_passes;
}

/// Every figure of `a` is that of `b` with both traits' signs turned.
void check_mirrored(const JointPosterior& a, const JointPosterior& b, double within) {
    CHECK_THAT(a.traits.first.theta, WithinAbs(-b.traits.first.theta, within));
    CHECK_THAT(a.traits.second.theta, WithinAbs(-b.traits.second.theta, within));
    CHECK_THAT(a.traits.first.standard_error, WithinAbs(b.traits.first.standard_error, within));
    CHECK_THAT(a.traits.second.standard_error, WithinAbs(b.traits.second.standard_error, within));
    CHECK_THAT(a.traits.covariance, WithinAbs(b.traits.covariance, within));
    CHECK_THAT(a.second_greater, WithinAbs(1 - b.second_greater, within));
    CHECK_THAT(a.traits.both_above, WithinAbs(b.traits.both_below, within));
    CHECK_THAT(a.multiplier, WithinAbs(b.multiplier, within));
    CHECK_THAT(a.careless, WithinAbs(b.careless, within));
}

struct Person {
    JointBank bank;
    JointAnswers answers;
};

/// A bank with any number of categories, pairs and constants, and answers to it.
Person random_person(test::Random& random) {
    Person person;
    JointBank& bank = person.bank;
    for (std::size_t block = 0; block < 3; ++block) {
        const std::size_t n = 1 + random.below(12);
        while (bank.items[block].size() < n)
            bank.items[block].push_back(block == 2 ? random.item(2, 0.8, 0.3, 1.5) : random.item(2 + random.below(6)));
        person.answers.blocks[block] = random.responses(bank.items[block], 0.2);
    }
    const auto now_and_then = [&](double most) { return random.chance(0.2) ? 0.0 : random.uniform(0, most); };
    bank.model = {.multiplier_log_mean = random.uniform(-0.3, 0.3),
                  .multiplier_log_sd = now_and_then(0.6),
                  .first_location_sd = now_and_then(0.6),
                  .second_location_sd = now_and_then(0.6),
                  .prior_correlation = random.uniform(-0.6, 0.6),
                  .careless_share = now_and_then(0.2),
                  .pair_block_sd = now_and_then(0.4),
                  .pair_location_sd = now_and_then(0.5)};
    return person;
}

/// What JointScorer::posterior gives with Grid::Reference, computed from the model: in extended precision, cell by
/// cell, every probability as a logarithm.
struct BruteForce {
    long double mean[2]{}, variance[2]{}, covariance = 0, second_greater = 0, both_above = 0, careless = 0,
                                          multiplier = 0;
};

long double log_logistic(long double x) { return x < 0 ? x - std::log1p(std::exp(x)) : -std::log1p(std::exp(-x)); }

long double log_probability(const GradedItem& item, std::size_t category, long double factor, long double theta) {
    const auto& b = item.thresholds;
    const auto slope = factor * item.discrimination;
    if (category == 0) return log_logistic(-slope * (theta - b[0]));
    if (category == b.size()) return log_logistic(slope * (theta - b.back()));
    return log_logistic(slope * (theta - b[category - 1])) + log_logistic(-slope * (theta - b[category])) +
           std::log(-std::expm1(-slope * (static_cast<long double>(b[category]) - b[category - 1])));
}

/// log Σ exp.
long double log_sum(const std::vector<long double>& logs) {
    const long double largest = *std::ranges::max_element(logs);
    long double sum = 0;
    for (const long double each : logs) sum += std::exp(each - largest);
    return largest + std::log(sum);
}

/// The log likelihood of the answers to one block at theta, with the block's location integrated out on the lattice.
long double log_block(const test::JointBank& bank, const test::JointAnswers& answers, std::size_t block,
                      long double factor, long double theta) {
    const JointModel& model = bank.model;
    const double sds[] = {model.first_location_sd, model.second_location_sd, model.pair_block_sd};
    const long double steps = sds[block] / 0.2L, root = std::sqrt(10.0L);
    const long double nodes[] = {-std::sqrt(5 + root), -std::sqrt(5 - root), 0, std::sqrt(5 - root),
                                 std::sqrt(5 + root)};
    const long double weights[] = {(7 - 2 * root) / 60, (7 + 2 * root) / 60, 8.0L / 15, (7 + 2 * root) / 60,
                                   (7 - 2 * root) / 60};
    const int reach = steps == 0 ? 0 : steps < 0.5L ? 1 : static_cast<int>(std::ceil(5 * steps - 1e-9L));
    std::vector<long double> kernel, logs;
    for (int n = -reach; n <= reach; ++n)
        kernel.push_back(steps >= 0.5L ? std::exp(-n * n / (2 * steps * steps))
                         : n == 0      ? 1 - steps * steps
                                       : steps * steps / 2);
    long double sum = 0;
    for (const long double weight : kernel) sum += weight;
    for (int n = -reach; n <= reach; ++n) {
        const long double place = theta + n * 0.2L;
        long double log_likelihood = std::log(kernel[static_cast<std::size_t>(n + reach)] / sum);
        for (std::size_t i = 0; i < bank.items[block].size(); ++i) {
            const Response& answer = answers.blocks[block][i];
            if (!answer) continue;
            std::vector<long double> terms;
            for (std::size_t g = 0; g < 5; ++g)
                terms.push_back(std::log(weights[g]) +
                                log_probability(bank.items[block][i], static_cast<std::size_t>(*answer), factor,
                                                place - (block == 2 ? model.pair_location_sd * nodes[g] : 0)));
            log_likelihood += log_sum(terms);
        }
        logs.push_back(log_likelihood);
    }
    return log_sum(logs);
}

BruteForce brute_force_joint(const test::JointBank& bank, const test::JointAnswers& answers) {
    constexpr int reach = 30;
    const JointModel& model = bank.model;
    const long double root = std::sqrt(10.0L), rho = model.prior_correlation;
    std::vector<std::pair<long double, long double>> factors = {{std::sqrt(5 + root), (7 - 2 * root) / 60},
                                                                {-std::sqrt(5 + root), (7 - 2 * root) / 60},
                                                                {std::sqrt(5 - root), (7 + 2 * root) / 60},
                                                                {-std::sqrt(5 - root), (7 + 2 * root) / 60},
                                                                {0, 8.0L / 15}};
    if (model.multiplier_log_sd == 0) factors = {{0, 1}};
    struct Cell {
        int i, j;
        long double log_weight, factor;  // factor 0: all answers are random
    };
    std::vector<Cell> cells;
    long double largest = -1e300L;
    const auto add = [&](auto&& log_blocks, long double log_weight, long double factor) {
        for (int i = -reach; i <= reach; ++i)
            for (int j = -reach; j <= reach; ++j) {
                const long double x = i * 0.2L, y = j * 0.2L,
                                  log_prior = -(x * x - 2 * rho * x * y + y * y) / (2 * (1 - rho * rho));
                cells.push_back({i, j, log_weight + log_prior + log_blocks(i, j), factor});
                largest = std::max(largest, cells.back().log_weight);
            }
    };
    for (const auto& [node, weight] : factors) {
        const long double factor = std::exp(model.multiplier_log_mean + model.multiplier_log_sd * node);
        std::vector<long double> first, second, pairs;
        for (int n = -reach; n <= reach; ++n) {
            first.push_back(log_block(bank, answers, 0, factor, n * 0.2L));
            second.push_back(log_block(bank, answers, 1, factor, n * 0.2L));
        }
        for (int n = -2 * reach; n <= 2 * reach; ++n) pairs.push_back(log_block(bank, answers, 2, factor, n * 0.2L));
        const auto at = [](const std::vector<long double>& values, int n) {
            return values[static_cast<std::size_t>(n + static_cast<int>(values.size() / 2))];
        };
        add([&](int i, int j) { return at(first, i) + at(second, j) + at(pairs, j - i); },
            std::log(weight * (1 - static_cast<long double>(model.careless_share))), factor);
    }
    if (model.careless_share > 0) {
        long double log_chance = std::log(static_cast<long double>(model.careless_share));
        for (std::size_t block = 0; block < 3; ++block)
            for (std::size_t i = 0; i < bank.items[block].size(); ++i)
                if (answers.blocks[block][i])
                    log_chance -= std::log(static_cast<long double>(bank.items[block][i].n_categories()));
        add([](int, int) { return 0; }, log_chance, 0);
    }
    const auto share = [](int n) -> long double {
        const long double shares[] = {11.0L / 1440, -82.0L / 1440, 0.5L, 1522.0L / 1440, 1429.0L / 1440};
        return n < -2 ? 0 : n > 2 ? 1 : shares[n + 2];
    };
    BruteForce result;
    long double mass = 0;
    for (Cell& cell : cells) mass += cell.log_weight = std::exp(cell.log_weight - largest);
    for (const Cell& cell : cells) {
        const long double p = cell.log_weight / mass;
        result.mean[0] += p * cell.i * 0.2L;
        result.mean[1] += p * cell.j * 0.2L;
        result.second_greater += p * share(cell.j - cell.i);
        result.both_above += p * share(cell.i) * share(cell.j);
        if (cell.factor == 0) result.careless += p;
        result.multiplier += p * cell.factor;
    }
    for (const Cell& cell : cells) {
        const long double p = cell.log_weight / mass, x = cell.i * 0.2L - result.mean[0],
                          y = cell.j * 0.2L - result.mean[1];
        result.variance[0] += p * x * x;
        result.variance[1] += p * y * y;
        result.covariance += p * x * y;
    }
    result.multiplier /= 1 - result.careless;
    return result;
}

GradedItem turned(GradedItem item) {
    std::ranges::reverse(item.thresholds);
    for (double& threshold : item.thresholds) threshold = -threshold;
    return item;
}

}  // namespace

TEST_CASE("the joint posterior of an uncalibrated bank agrees with the reference figures") {
    check_file("shipped_200.csv", "shipped", 200);
    CHECK(test::joint_bank("shipped").model == uncalibrated_model);
}

TEST_CASE("the joint posterior agrees with the reference figures for items and constants of all kinds") {
    check_file("asymmetric_200.csv", "asymmetric", 200);
}

TEST_CASE("the joint posterior of a calibrated bank agrees with the reference figures") {
    check_file("calibrated_60.csv", "calibrated", 60);
}

TEST_CASE("a narrow joint posterior is summed on a finer lattice, as in the reference figures") {
    check_file("long_12.csv", "long", 12);
}

TEST_CASE("switched off, and for comparing sittings, the joint model agrees with the reference figures") {
    check_variants("shipped_200.csv", "shipped");
    check_variants("asymmetric_200.csv", "asymmetric");
}

TEST_CASE("the joint posterior of fresh banks agrees with the model summed cell by cell") {
    test::Random random(306);
    for (int i = 0; i < 12; ++i) {
        CAPTURE(i);
        const Person person = random_person(random);
        const BruteForce expected = brute_force_joint(person.bank, person.answers);
        const JointPosterior posterior = joint_posterior_of(person.bank.scorer(), person.answers, Grid::Reference);
        const auto check = [](double value, long double reference) {
            CHECK_THAT(value, WithinAbs(static_cast<double>(reference), 1e-11));
        };
        check(posterior.traits.first.theta, expected.mean[0]);
        check(posterior.traits.second.theta, expected.mean[1]);
        check(posterior.traits.first.standard_error, std::sqrt(expected.variance[0]));
        check(posterior.traits.second.standard_error, std::sqrt(expected.variance[1]));
        check(posterior.traits.covariance, expected.covariance);
        check(posterior.second_greater, expected.second_greater);
        check(posterior.traits.both_above, expected.both_above);
        check(posterior.careless, expected.careless);
        check(posterior.multiplier, expected.multiplier);
    }
}

TEST_CASE("switched off, the joint model scores two scales as two estimates do") {
    test::Random random(300);
    for (int i = 0; i < 40; ++i) {
        Person person = random_person(random);
        JointAnswers& answers = person.answers;
        std::ranges::fill(answers.blocks[2], std::nullopt);
        const JointEstimate joint = joint_posterior_of(person.bank.scorer({}), answers, Grid::Reference).traits;
        const JointEstimate apart = test::joint_estimate_of(
            person.bank.items[0], answers.blocks[0], person.bank.items[1], answers.blocks[1], 0.0, Grid::Reference);
        for (const auto& [one, other] : {std::pair(joint.first, apart.first), std::pair(joint.second, apart.second)}) {
            CHECK_THAT(one.theta, WithinAbs(other.theta, 1e-12));
            CHECK_THAT(one.standard_error, WithinAbs(other.standard_error, 1e-12));
            CHECK_THAT(one.above_zero, WithinAbs(other.above_zero, 1e-12));
            CHECK(one.n_answered == other.n_answered);
        }
        CHECK_THAT(joint.first.log_marginal, WithinAbs(apart.first.log_marginal + apart.second.log_marginal, 1e-7));
        CHECK_THAT(joint.covariance, WithinAbs(0.0, 1e-12));
        CHECK_THAT(joint.both_above, WithinAbs(apart.both_above, 1e-12));
        CHECK_THAT(joint.both_below, WithinAbs(apart.both_below, 1e-12));
    }
}

TEST_CASE("the order of statements and pairs does not matter to the joint posterior") {
    test::Random random(301);
    for (int i = 0; i < 40; ++i) {
        Person person = random_person(random);
        const JointPosterior one = joint_posterior_of(person.bank.scorer(), person.answers);
        for (std::size_t block = 0; block < 3; ++block) {
            std::ranges::reverse(person.bank.items[block]);
            std::ranges::reverse(person.answers.blocks[block]);
        }
        const JointPosterior other = joint_posterior_of(person.bank.scorer(), person.answers);
        CHECK_THAT(one.lean, WithinAbs(other.lean, 1e-12));
        CHECK_THAT(one.second_greater, WithinAbs(other.second_greater, 1e-12));
        CHECK_THAT(one.traits.covariance, WithinAbs(other.traits.covariance, 1e-12));
        CHECK_THAT(one.careless, WithinAbs(other.careless, 1e-12));
    }
}

TEST_CASE("turning every statement and pair round mirrors the joint posterior") {
    test::Random random(302);
    for (int i = 0; i < 40; ++i) {
        Person person = random_person(random);
        const JointPosterior one = joint_posterior_of(person.bank.scorer(), person.answers);
        for (std::size_t block = 0; block < 3; ++block)
            for (std::size_t k = 0; k < person.bank.items[block].size(); ++k) {
                GradedItem& item = person.bank.items[block][k];
                Response& answer = person.answers.blocks[block][k];
                if (answer) answer = static_cast<int>(item.n_categories()) - 1 - *answer;
                item = turned(std::move(item));
            }
        check_mirrored(joint_posterior_of(person.bank.scorer(), person.answers), one, 1e-11);
    }
}

TEST_CASE("exchanging the traits, with every pair turned round, exchanges them in the joint posterior") {
    test::Random random(303);
    for (int i = 0; i < 40; ++i) {
        Person person = random_person(random);
        JointBank& bank = person.bank;
        JointAnswers& answers = person.answers;
        const JointPosterior one = joint_posterior_of(bank.scorer(), answers);
        std::swap(bank.items[0], bank.items[1]);
        std::swap(answers.blocks[0], answers.blocks[1]);
        std::swap(bank.model.first_location_sd, bank.model.second_location_sd);
        for (GradedItem& pair : bank.items[2]) pair = turned(std::move(pair));
        for (Response& answer : answers.blocks[2])
            if (answer) answer = 1 - *answer;
        const JointPosterior other = joint_posterior_of(bank.scorer(), answers);
        CHECK_THAT(one.traits.first.theta, WithinAbs(other.traits.second.theta, 1e-11));
        CHECK_THAT(one.traits.second.standard_error, WithinAbs(other.traits.first.standard_error, 1e-11));
        CHECK_THAT(one.lean, WithinAbs(-other.lean, 1e-11));
        CHECK_THAT(one.second_greater, WithinAbs(1 - other.second_greater, 1e-11));
        CHECK_THAT(one.traits.both_above, WithinAbs(other.traits.both_above, 1e-11));
    }
}

TEST_CASE("a missing answer leaves the joint posterior as if its item did not exist") {
    test::Random random(304);
    JointScorer::Scratch scratch;
    for (int i = 0; i < 40; ++i) {
        const Person person = random_person(random);
        Person present;
        present.bank.model = person.bank.model;
        for (std::size_t block = 0; block < 3; ++block)
            for (std::size_t k = 0; k < person.bank.items[block].size(); ++k) {
                if (!person.answers.blocks[block][k]) continue;
                present.bank.items[block].push_back(person.bank.items[block][k]);
                present.answers.blocks[block].push_back(person.answers.blocks[block][k]);
            }
        // One scratch for everybody: what an earlier person left in it does not matter.
        REQUIRE(same_bits(person.bank.scorer().posterior(person.answers.all(), scratch),
                          present.bank.scorer().posterior(present.answers.all(), scratch)));
    }
}

TEST_CASE("choosing the second trait's statement in a pair raises the lean and the second trait") {
    test::Random random(305);
    for (int i = 0; i < 40; ++i) {
        Person person = random_person(random);
        person.answers.blocks[2][0] = 0;
        const JointPosterior before = joint_posterior_of(person.bank.scorer(), person.answers);
        person.answers.blocks[2][0] = 1;
        const JointPosterior after = joint_posterior_of(person.bank.scorer(), person.answers);
        CHECK(after.lean > before.lean);
        CHECK(after.second_greater > before.second_greater);
    }
}

TEST_CASE("what is unknown about the items widens the joint posterior") {
    const JointBank bank = test::joint_bank("shipped");
    const test::Table table = test::golden("model/shipped_200.csv");
    for (std::size_t row = 20; row < 30; ++row) {
        const JointAnswers answers = test::joint_answers(bank, table, row);
        JointModel model;
        double before = joint_posterior_of(bank.scorer(model), answers).lean_standard_error;
        for (double JointModel::* const constant : {&JointModel::first_location_sd, &JointModel::second_location_sd}) {
            model.*constant = 0.4;
            const double after = joint_posterior_of(bank.scorer(model), answers).lean_standard_error;
            CHECK(after > before);
            before = after;
        }
    }
}

TEST_CASE("answers that contradict each other as far as items can give finite figures") {
    // Each scale pulls to its own end of the lattice, and steep pairs pull the other way.
    const GradedItem steep{10.0, {-10.0, 10.0}};
    JointBank bank;
    bank.items = {std::vector(40, steep), std::vector(40, steep), std::vector(20, GradedItem{10.0, {-10.0}})};
    const JointAnswers answers{
        {std::vector<Response>(40, 2), std::vector<Response>(40, 0), std::vector<Response>(20, 1)}};
    JointAnswers alternating = answers;
    for (std::size_t block = 0; block < 3; ++block)
        for (std::size_t i = 0; i < alternating.blocks[block].size(); i += 2)
            alternating.blocks[block][i] = block == 2 ? 0 : 2 - 2 * static_cast<int>(block == 0);
    for (const double correlation : {-0.95, 0.0, 0.95}) {
        bank.model = uncalibrated_model;
        bank.model.prior_correlation = correlation;
        JointModel calibrated;
        calibrated.prior_correlation = correlation;
        for (const JointModel& model : {bank.model, calibrated})
            for (const JointAnswers& own : {answers, alternating}) {
                const JointPosterior posterior = joint_posterior_of(bank.scorer(model), own);
                CHECK(std::isfinite(posterior.lean));
                CHECK(std::isfinite(posterior.traits.first.log_marginal));
                CHECK(posterior.traits.first.standard_error >= 0.0);
                CHECK((posterior.second_greater >= 0.0 && posterior.second_greater <= 1.0));
                CHECK(std::isfinite(posterior.multiplier));
            }
    }
}

}  // namespace twotrack::joint_posterior_test
