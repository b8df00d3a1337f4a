// Mistakes in a model and in the pairs that it scores, each with its place.
#include <catch2/catch_test_macros.hpp>

#include "core/assessment/parse/parse_assessment.hpp"
#include "tests/support/cpp/findings.hpp"
#include "tests/support/cpp/small_assessment.hpp"

namespace twotrack::model_finding_test {

using test::at;
using test::edited;
using test::Findings;
using test::findings_of;

namespace {

/// The small assessment with a model and a pair of statements.
std::string with_pair() {
    const std::string text = edited(test::small_assessment, R"(, "thresholds": [-0.6, 0.9]}})",
                                    R"(, "thresholds": [-0.6, 0.9]}},
    {"id": "p1", "kind": "pair", "section": "then", "text": "Rather?",
     "options": [{"label": "Build", "scale": "technical"}, {"label": "Lead", "scale": "people"}],
     "parameters": {"discrimination": 0.9, "location": -0.2}})");
    return test::edited(text, R"("outcomes": {)", R"("model": {"items": "uncalibrated", "careless_share": 0.04},
  "outcomes": {)");
}

void check_only(std::string_view from, std::string_view to, std::string_view there, std::string_view rule,
                std::string_view pointer) {
    const std::string text = edited(with_pair(), from, to);
    CHECK(findings_of(text) == Findings{at(text, there, rule, pointer)});
}

}  // namespace

TEST_CASE("a pair of statements has a side for each, and parameters") {
    const Assessment assessment = test::parsed(with_pair());
    REQUIRE(assessment.scale_pairs.size() == 1);
    const ScalePair& pair = assessment.scale_pairs[0];
    CHECK(assessment.items[pair.item].id == "p1");
    CHECK(pair.scales == std::array<std::size_t, 2>{0, 1});
    CHECK(pair.discrimination == 0.9);
    CHECK(pair.location == -0.2);
    CHECK(assessment.decision->model->careless_share == 0.04);
}

TEST_CASE("two statements on one side are told at the second") {
    check_only(R"("Lead", "scale": "people")", R"("Lead", "scale": "technical")", R"({"label": "Lead")", "duplicate-id",
               "/items/4/options/1");
}

TEST_CASE("a statement without a side is told, and so is a side that no scale has") {
    check_only(R"("Lead", "scale": "people")", R"("Lead")", R"({"label": "Lead")", "missing-key", "/items/4/options/1");
    check_only(R"("Lead", "scale": "people")", R"("Lead", "scale": "stage")", R"("stage")", "unknown-scale",
               "/items/4/options/1/scale");
}

TEST_CASE("a pair whose side is in no decision is told at the side") {
    check_only(R"({"id": "people", "name": "People pull"})",
               R"({"id": "people", "name": "People pull"}, {"id": "calm", "name": "Calm"})", R"({"id": "calm")",
               "empty-scale", "/scales/2");
    const std::string text =
        edited(edited(with_pair(), R"({"id": "people", "name": "People pull"})",
                      R"({"id": "people", "name": "People pull"}, {"id": "calm", "name": "Calm"})"),
               R"("Lead", "scale": "people")", R"("Lead", "scale": "calm")");
    CHECK(findings_of(text) == Findings{at(text, R"({"id": "calm")", "empty-scale", "/scales/2"),
                                        at(text, R"("calm"}],)", "decision", "/items/4/options/1/scale")});
}

TEST_CASE("a pair of statements without a model is told at its kind") {
    check_only(R"("model": {"items": "uncalibrated", "careless_share": 0.04},)", "", R"("pair", "section")", "model",
               "/items/4/kind");
}

TEST_CASE("a constant out of range is told at the constant") {
    check_only("0.04}", "0.6}", "0.6}", "out-of-range", "/model/careless_share");
    check_only(R"("discrimination": 0.9, "location": -0.2)", R"("discrimination": 0, "location": -0.2)",
               R"(0, "location")", "out-of-range", "/items/4/parameters/discrimination");
    check_only(R"("location": -0.2)", R"("location": 11)", "11}", "out-of-range", "/items/4/parameters/location");
    for (const char* key : {"multiplier_log_sd", "technical_location_sd_logits", "people_location_sd_logits",
                            "pair_block_sd_logits", "pair_location_sd_logits"}) {
        INFO(key);
        const std::string pointer = std::string("/model/") + key;
        check_only(R"("careless_share": 0.04)", "\"" + std::string(key) + "\": -0.01", "-0.01}", "out-of-range",
                   pointer);
        check_only(R"("careless_share": 0.04)", "\"" + std::string(key) + "\": 2.01", "2.01}", "out-of-range", pointer);
    }
    check_only(R"("careless_share": 0.04)", R"("prior_correlation": 1)", "1},\n", "out-of-range",
               "/model/prior_correlation");
}

TEST_CASE("a model says of its items whether they are calibrated, and has no other members") {
    check_only(R"("items": "uncalibrated", )", "", R"({"careless_share")", "missing-key", "/model");
    check_only(R"("uncalibrated")", R"("new")", R"("new")", "model", "/model/items");
    check_only(R"("careless_share": 0.04)", R"("guessing": 0.04)", R"("guessing")", "unknown-key", "/model/guessing");
}

TEST_CASE("a constant of the model does not stand in the decision too") {
    check_only(R"("clear": 0.95)", R"("clear": 0.95, "location_sd_logits": 0.35)", "0.35", "model",
               "/decision/location_sd_logits");
}

}  // namespace twotrack::model_finding_test
