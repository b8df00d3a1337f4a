#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <map>
#include <sstream>

#include "core/page/page.hpp"
#include "core/page/page_builder.hpp"
#include "core/report/report.hpp"
#include "core/report/report_figures.hpp"
#include "core/scoring/contribution.hpp"
#include "core/scoring/posterior.hpp"
#include "core/scoring/reliable_change.hpp"
#include "core/scoring/result.hpp"
#include "core/scoring/score.hpp"
#include "core/session/share_code.hpp"
#include "tests/support/cpp/assessments.hpp"
#include "tests/support/cpp/joint_golden.hpp"

namespace twotrack::joint_score_test {

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

namespace {

/// A bank of the reference figures as an assessment: every second pair shows the people scale's statement first.
Assessment assessment_of(const test::JointBank& bank) {
    test::AssessmentSpec spec;
    for (std::size_t scale = 0; scale < 2; ++scale)
        for (std::size_t i = 0; i < bank.items[scale].size(); ++i)
            spec.items.push_back({(scale == 0 ? "t" : "m") + std::to_string(i), scale == 0 ? "technical" : "people",
                                  bank.is_reversed[scale][i] ? '-' : '+', bank.items[scale][i]});
    for (std::size_t i = 0; i < bank.items[2].size(); ++i)
        spec.pairs.push_back(
            {"p" + std::to_string(i), i % 2 == 1, bank.items[2][i].discrimination, bank.items[2][i].thresholds[0]});
    const JointModel& model = bank.model;
    std::ostringstream text;
    text.precision(17);
    text << R"({"items": "calibrated", "multiplier_log_mean": )" << model.multiplier_log_mean
         << R"(, "multiplier_log_sd": )" << model.multiplier_log_sd << R"(, "technical_location_sd_logits": )"
         << model.first_location_sd << R"(, "people_location_sd_logits": )" << model.second_location_sd
         << R"(, "prior_correlation": )" << model.prior_correlation << R"(, "careless_share": )" << model.careless_share
         << R"(, "pair_block_sd_logits": )" << model.pair_block_sd << R"(, "pair_location_sd_logits": )"
         << model.pair_location_sd << "}";
    spec.model = text.str();
    return test::assessment_of(spec);
}

/// A row of answers as shown, with the pairs as they stand in the assessment.
Answers answers_of(const test::JointBank& bank, const test::Table& table, std::size_t row) {
    Answers answers;
    std::size_t column = table.column("t1");
    for (std::size_t block = 0; block < 3; ++block)
        for (std::size_t i = 0; i < bank.items[block].size(); ++i) {
            const std::string& field = table.rows[row][column++];
            Response& response = answers.emplace_back();
            if (!field.empty()) response = std::stoi(field);
            if (response && block == 2 && i % 2 == 1) response = 1 - *response;
        }
    return answers;
}

void check_file(const std::string& name, const std::string& bank_name) {
    const test::Table table = test::golden("model/" + name);
    const test::JointBank bank = test::joint_bank(bank_name);
    const Assessment assessment = assessment_of(bank);
    const std::size_t technical = assessment.decision->technical_scale, people = assessment.decision->people_scale;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        CAPTURE(name, row + 1);
        const auto number = [&](const char* column) { return table.number(row, column); };
        const auto field = [&](const char* column) { return table.rows[row][table.column(column)]; };
        const Result result = score(assessment, answers_of(bank, table, row));
        CHECK_THAT(result.scales[technical].estimate.theta, WithinAbs(number("T"), 1e-10));
        CHECK_THAT(result.scales[technical].estimate.standard_error, WithinAbs(number("se_T"), 1e-10));
        CHECK_THAT(result.scales[people].estimate.theta, WithinAbs(number("M"), 1e-10));
        CHECK_THAT(result.scales[people].estimate.standard_error, WithinAbs(number("se_M"), 1e-10));
        CHECK_THAT(result.covariance, WithinAbs(number("covariance"), 1e-10));
        CHECK_THAT(result.lean->estimate, WithinAbs(number("lean"), 1e-10));
        CHECK_THAT(result.lean->standard_error, WithinAbs(number("se_lean"), 1e-10));
        CHECK_THAT(result.lean->p_people, WithinAbs(number("p_people"), 1e-10));
        // The reference figures count the short form's items only; here, all items are presented.
        if (field("form") != "full") continue;
        CHECK(outcome_id(result.outcome) == field("outcome"));
        CHECK(test::reference_level(result.words) == field("level"));
        const std::map<std::string_view, std::string_view> certainties{{"", "none"},
                                                                       {"slight_technical", "slight"},
                                                                       {"slight_management", "slight"},
                                                                       {"likely_both", "probably"},
                                                                       {"likely", "likely"},
                                                                       {"very_likely", "very_likely"}};
        CHECK(certainty_id(result) == certainties.at(field("level")));
    }
}

const test::JointBank& shipped() {
    static const test::JointBank bank = test::joint_bank("shipped");
    return bank;
}

}  // namespace

TEST_CASE("an assessment with a model is scored as the reference figures say") {
    check_file("shipped_200.csv", "shipped");
    check_file("asymmetric_200.csv", "asymmetric");
}

TEST_CASE("the preset of uncalibrated items has the constants of the reference figures") {
    test::AssessmentSpec spec{.items = test::balanced_items(1), .model = R"({"items": "uncalibrated"})"};
    CHECK(test::assessment_of(spec).decision->model == uncalibrated_model);
    CHECK(test::assessment_of(spec).decision->clear == 0.97);
    spec.model = R"({"items": "calibrated", "people_location_sd_logits": 0.1})";
    CHECK(test::assessment_of(spec).decision->model == JointModel{.second_location_sd = 0.1, .careless_share = 0.02});
    spec.model.clear();
    CHECK_FALSE(test::assessment_of(spec).joint_scorer);
    CHECK(test::assessment_of(spec).decision->clear == 0.95);
}

TEST_CASE("pairs move the lean, and alone they are not enough evidence") {
    const Assessment assessment = assessment_of(shipped());
    Answers answers(assessment.items.size());
    for (const ScalePair& pair : assessment.scale_pairs)
        answers[pair.item] = pair.scales[0] == assessment.decision->people_scale ? 0 : 1;
    const Result result = score(assessment, answers);
    CHECK(result.lean->estimate > 0.5);
    CHECK(result.outcome == Outcome::NotEnoughEvidence);
    const std::vector<double> shifts = lean_contributions(assessment, answers);
    for (const ScalePair& pair : assessment.scale_pairs) CHECK(shifts[pair.item] > 0.0);
}

TEST_CASE("the density of a trait under a model has the mean and the sd of its estimate") {
    const Assessment assessment = assessment_of(shipped());
    const Answers answers = answers_of(shipped(), test::golden("model/shipped_200.csv"), 20);
    const Result result = score(assessment, answers, {.grid = Grid::Reference});
    const Quadrature& grid = standard_quadrature();
    for (std::size_t scale = 0; scale < 2; ++scale) {
        const Nodes density = posterior_density(assessment, scale, answers);
        double mass = 0.0, mean = 0.0, square = 0.0;
        for (std::size_t j = 0; j < n_nodes; ++j) {
            mass += density[j] * grid.step;
            mean += density[j] * grid.step * grid.nodes[j];
            square += density[j] * grid.step * grid.nodes[j] * grid.nodes[j];
        }
        const Estimate& estimate = result.scales[scale].estimate;
        CHECK_THAT(mass, WithinAbs(1.0, 1e-12));
        CHECK_THAT(mean, WithinAbs(estimate.theta, 1e-12));
        CHECK_THAT(square - mean * mean, WithinAbs(estimate.standard_error * estimate.standard_error, 1e-12));
    }
}

TEST_CASE("the result of an assessment with a model has figures of its own") {
    const Assessment assessment = assessment_of(shipped());
    const Answers answers = answers_of(shipped(), test::golden("model/shipped_200.csv"), 6);  // people extreme
    const std::string json = result_json(assessment, answers, score(assessment, answers));
    CHECK_THAT(json, ContainsSubstring(R"("certainty":"very_likely","covariance":)"));
    CHECK_THAT(json, ContainsSubstring(R"("multiplier":)"));
    CHECK_THAT(json, ContainsSubstring(R"("p_careless":)"));
    const Assessment plain = test::assessment_of({.items = test::balanced_items(2)});
    const Answers four(plain.items.size(), 1);
    CHECK_THAT(result_json(plain, four, score(plain, four)), !ContainsSubstring("covariance"));
}

TEST_CASE("the report's certainty follows the words, never beyond 19 in 20") {
    const Assessment assessment = assessment_of(shipped());
    const test::Table table = test::golden("model/shipped_200.csv");
    const auto sentence = [&](std::string_view level) {
        for (std::size_t row = 0; row < table.rows.size(); ++row)
            if (table.rows[row][table.column("level")] == level && table.rows[row][table.column("form")] == "full")
                return certainty_sentence(assessment, score(assessment, answers_of(shipped(), table, row)));
        return std::string();
    };
    CHECK_THAT(sentence("very_likely"), ContainsSubstring("19 in 20"));
    CHECK_THAT(sentence("likely"), ContainsSubstring("9 in 10"));
    CHECK_THAT(sentence("slight_technical"), ContainsSubstring("4 in 5"));
    CHECK_THAT(sentence("likely_both"), ContainsSubstring("3 in 4"));
}

TEST_CASE("answers that look careless weaken the words by a step") {
    const Assessment assessment = assessment_of(shipped());
    const test::Table table = test::golden("model/shipped_200.csv");
    const Answers answers = answers_of(shipped(), table, 6);  // people extreme
    const std::vector<std::uint32_t> fast(answers.size(), 300);
    const Result sure = score_form(assessment, answers, Form::Full),
                 one = score_form(assessment, answers, Form::Full, fast);
    CHECK(sure.words == Words::VeryLikely);
    CHECK(one.quality.n_flags == 1);
    CHECK(one.words == Words::VeryLikely);

    // Random answers in no time: misfit and speed.
    bool any = false;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        if (table.number(row, "p_careless") < 0.25 || table.rows[row][table.column("form")] != "full") continue;
        CAPTURE(row + 1);
        const Answers random = answers_of(shipped(), table, row);
        const Result result = score_form(assessment, random, Form::Full, fast);
        if (result.quality.median_ms) {
            any = true;
            CHECK(result.quality.misfit_flag);
            CHECK(result.steps_down == 1);
            CHECK(outcome_id(result.outcome) == table.rows[row][table.column("outcome_stepped_down")]);
            CHECK(test::reference_level(result.words) == table.rows[row][table.column("level_stepped_down")]);
        }
    }
    CHECK(any);
}

TEST_CASE("one answer throughout weakens the words by itself") {
    const Assessment assessment = assessment_of(shipped());
    Answers answers(assessment.items.size(), 4);
    for (const ScalePair& pair : assessment.scale_pairs)
        answers[pair.item] = pair.scales[0] == assessment.decision->people_scale ? 0 : 1;
    const Result result = score_form(assessment, answers, Form::Full);
    CHECK(result.steps_down == 1);
    CHECK(result.words != score(assessment, answers).words);
    answers[0] = 3;
    CHECK(score_form(assessment, answers, Form::Full).steps_down == 0);
}

TEST_CASE("a share code of an assessment with a model keeps outcome, words and figures") {
    const Assessment assessment = assessment_of(shipped());
    const test::Table table = test::golden("model/shipped_200.csv");
    for (std::size_t row = 0; row < 40; ++row) {
        CAPTURE(row + 1);
        const Result result = score(assessment, answers_of(shipped(), table, row));
        const auto shared = open_code(assessment, share_code(assessment, result));
        REQUIRE(shared);
        CHECK(shared->result.outcome == result.outcome);
        CHECK(shared->result.words == result.words);
        CHECK_THAT(shared->result.lean->estimate, WithinAbs(result.lean->estimate, 2e-4));
        CHECK_THAT(shared->result.lean->p_people, WithinAbs(result.lean->p_people, 1e-4));
        CHECK(share_code(assessment, shared->result) == share_code(assessment, result));
    }
}

TEST_CASE("a share code keeps what the report states of careless answers, and what a comparison needs") {
    const Assessment assessment = assessment_of(shipped());
    const test::Table table = test::golden("model/shipped_200.csv");
    const std::vector<std::uint32_t> fast(assessment.items.size(), 300);
    bool any_step = false, any_level = false;
    for (std::size_t row = 0; row < table.rows.size(); row += 3) {
        CAPTURE(row + 1);
        const Answers answers = answers_of(shipped(), table, row);
        const Result result = score_form(assessment, answers, Form::Full, fast);
        const auto shared = open_code(assessment, share_code(assessment, result));
        REQUIRE(shared);
        CHECK_FALSE(shared->result.is_other_version);
        CHECK(shared->result.levels == result.levels);
        CHECK(shared->result.steps_down == result.steps_down);
        CHECK(flag_names(shared->result.quality) == flag_names(result.quality));
        CHECK(shared->result.n_pairs == result.n_pairs);
        CHECK_THAT(shared->result.sitting->first.theta, WithinAbs(result.sitting->first.theta, 5.1e-5));
        CHECK_THAT(shared->result.sitting->covariance, WithinAbs(result.sitting->covariance, 5.1e-5));
        CHECK(page_text(build_report(assessment, shared->result, nullptr, Form::Full, Whose::Shared)) ==
              page_text(build_report(assessment, result, nullptr, Form::Full, Whose::Shared)));
        any_step |= result.steps_down > 0;
        any_level |= result.levels[0] == Level::High || result.levels[1] == Level::Low;

        // The link for oneself says the same, although it has no times.
        const auto own = open_code(assessment, answers_code(assessment, answers, Form::Full, result.quality));
        REQUIRE(own);
        CHECK(own->result.words == result.words);
        CHECK(flag_names(own->result.quality) == flag_names(result.quality));
    }
    CHECK(any_step);
    CHECK(any_level);
}

TEST_CASE("two sittings are compared as the reference figures say") {
    const Assessment assessment = assessment_of(shipped());
    const test::Table table = test::golden("model/change.csv"), people = test::golden("model/shipped_200.csv");
    int n_changed = 0;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        CAPTURE(row + 1);
        const auto result = [&](const char* column) {
            const auto person = static_cast<std::size_t>(table.number(row, column)) - 1;
            return score_form(assessment, answers_of(shipped(), people, person), Form::Full);
        };
        const Result before = result("before"), after = result("after");
        if (!is_comparable(assessment, before, after)) continue;
        const auto direction = [&](const char* column) {
            const double z = table.number(row, column);
            return z > 1.96 ? Direction::Up : z < -1.96 ? Direction::Down : Direction::None;
        };
        // A code is as good as the result.
        const auto code = open_code(assessment, share_code(assessment, before));
        REQUIRE(code);
        for (const Result& then : {before, code->result}) {
            const Changes changes = changes_between(assessment, then, after);
            CHECK(changes.scales[assessment.decision->technical_scale].direction == direction("z_T"));
            CHECK(changes.scales[assessment.decision->people_scale].direction == direction("z_M"));
            CHECK(changes.lean == direction("z_lean"));
            if (changes.lean != Direction::None) ++n_changed;
        }
    }
    CHECK(n_changed > 0);
}

TEST_CASE("a result of another version says so, and is not compared") {
    Assessment assessment = assessment_of(shipped());
    const test::Table table = test::golden("model/shipped_200.csv");
    const Result result = score_form(assessment, answers_of(shipped(), table, 0), Form::Full);
    const std::string code = share_code(assessment, result);
    assessment.version += ".1";
    const auto shared = open_code(assessment, code);
    REQUIRE(shared);
    CHECK(shared->result.is_other_version);
    CHECK_FALSE(is_comparable(assessment, shared->result, result));
    CHECK_THAT(page_text(build_report(assessment, shared->result, nullptr, Form::Full, Whose::Shared), 1000),
               ContainsSubstring("belongs to another version of this assessment"));
}

TEST_CASE("with a model, the zone of the gauge and the outcome agree, weakened calls included") {
    const test::Table table = test::golden("model/shipped_200.csv");
    const test::JointBank& bank = shipped();
    const Assessment assessment = assessment_of(bank);
    AnswerQuality careless;
    careless.same_answer_flag = careless.speed_flag = true;
    careless.n_flags = 2;
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        for (const AnswerQuality* flags : {static_cast<const AnswerQuality*>(nullptr), &std::as_const(careless)}) {
            CAPTURE(row + 1, flags != nullptr);
            const Answers answers = answers_of(bank, table, row);
            const Result result = score_form(assessment, answers, Form::Full, {}, 0, flags);
            if (result.outcome == Outcome::NotEnoughEvidence) continue;
            const bool is_called = result.outcome == Outcome::Technical || result.outcome == Outcome::Management;
            PageBuilder builder("report", assessment);
            add_gauge(builder, assessment, result);
            const Page page = builder.take();
            const Gauge& gauge = std::get<Gauge>(page.blocks[0]);
            CHECK(is_called == (std::fabs(gauge.mean) > gauge.zone));
        }
}

}  // namespace twotrack::joint_score_test
