#include "core/assessment/assessment.hpp"

#include <catch2/catch_test_macros.hpp>

#include "tests/support/cpp/branching_assessment.hpp"
#include "tests/support/cpp/findings.hpp"
#include "tests/support/cpp/small_assessment.hpp"

namespace twotrack::assessment_test {

TEST_CASE("an assessment is read whole") {
    const Assessment small = test::small();
    CHECK(small.id == "small");
    CHECK(small.version == "7");
    CHECK(small.language == "en");
    CHECK(small.title == "Klein, größer – am größten");
    CHECK(small.intro.heading == "Hello");
    CHECK(small.intro.lead == "Two statements on each of two scales.");
    REQUIRE(small.intro.notes.size() == 1);
    CHECK(small.intro.notes[0].title == "Short");
    CHECK(small.intro.notes[0].text == "A minute.");
    CHECK(small.intro.small_print == "Only a test.");
    REQUIRE(small.scales.size() == 2);
    CHECK(small.scales[0].name == "Technical pull");
    CHECK(small.scales[0].short_name == "Technical");
    CHECK(small.scales[0].items == std::vector<std::size_t>{0, 2});
    CHECK(small.scales[1].items == std::vector<std::size_t>{1, 3});
    CHECK(small.sections[1].name == "And then");
    CHECK(small.response_formats[0].prompt == "Does this fit?");
    CHECK(small.response_formats[0].categories.size() == 5);
    CHECK(small.text_of(Outcome::Hybrid, Certainty::Lean).headline == "Both.");
    CHECK(small.text_of(Outcome::Hybrid, Certainty::Lean).summary == "Five.");
    CHECK(small.report.limits == "It is a test.");
}

TEST_CASE("an item knows its section, its scale, its place in it, its answers and its key") {
    const Assessment small = test::small();
    const Item& item = small.items[2];
    CHECK(item.id == "t2");
    CHECK(item.text == "Tools bore me.");
    CHECK(item.section == 1);
    CHECK(item.measure->scale == 0);
    CHECK(item.measure->index_in_scale == 1);
    CHECK(item.response_format == 1);
    CHECK(item.measure->keyed == Keyed::Negative);
    CHECK(small.items[0].measure->keyed == Keyed::Positive);
    CHECK(small.n_categories(0) == 5);
    CHECK(small.n_categories(2) == 3);
    CHECK(small.find_item("m2") == 3u);
    CHECK_FALSE(small.find_item("m3"));
    const GradedItem& graded = small.scales[0].bank.items()[1];
    CHECK(graded.discrimination == 0.9);
    CHECK(graded.thresholds == std::vector<double>{-0.8, 0.7});
}

TEST_CASE("what may be left out has its default") {
    std::string text = test::edited(R"(,
    "notes": [{"title": "Short", "text": "A minute."}],
    "small_print": "Only a test.")",
                                    "");
    text = test::edited(text, R"(, "call": 0.9, "clear": 0.95)", "");
    text = test::edited(text, R"(,
  "interface": {"next": "On", "restart": "Anew"})",
                        "");
    const Assessment assessment = test::parsed(text);
    CHECK(assessment.intro.notes.empty());
    CHECK(assessment.intro.small_print.empty());
    CHECK(assessment.scales[1].short_name == "People pull");
    CHECK(assessment.response_formats[1].prompt.empty());
    CHECK(assessment.interface_text[InterfaceKey::Next] == "Next");
    REQUIRE(assessment.decision);
    CHECK(assessment.decision->minimum_answered == 0.7);
    CHECK(assessment.decision->call == 0.9);
    CHECK(assessment.decision->clear == 0.95);
    CHECK(assessment.decision->both == 0.8);
    CHECK(assessment.decision->prior_correlation == 0);
    CHECK(assessment.decision->location_sd_logits == 0.35);
}

TEST_CASE("the decision's own figures are read") {
    const Assessment assessment = test::parsed(test::edited(
        R"("call": 0.9, "clear": 0.95)",
        R"("minimum_answered": 0.5, "call": 0.7, "clear": 0.8, "both": 0.6, "prior_correlation": -0.3, "location_sd_logits": 1)"));
    const Decision& decision = *assessment.decision;
    CHECK(decision.technical_scale == 0);
    CHECK(decision.people_scale == 1);
    CHECK(decision.minimum_answered == 0.5);
    CHECK(decision.call == 0.7);
    CHECK(decision.clear == 0.8);
    CHECK(decision.both == 0.6);
    CHECK(decision.prior_correlation == -0.3);
    CHECK(decision.location_sd_logits == 1);
}

TEST_CASE("what is called may be clear at once") {
    CHECK(test::parsed(test::edited(R"("clear": 0.95)", R"("clear": 0.9)")).decision->clear == 0.9);
}

TEST_CASE("an assessment may do without a decision and its outcomes") {
    const std::string_view text = test::small_assessment;
    const auto from = text.find("  \"decision\""), to = text.find("  \"report\"");
    const Assessment assessment = test::parsed(std::string(text.substr(0, from)) + std::string(text.substr(to)));
    CHECK_FALSE(assessment.decision);
    CHECK(assessment.outcomes.empty());
}

TEST_CASE("the interface's words may be replaced one by one") {
    const Assessment small = test::small();
    CHECK(small.interface_text[InterfaceKey::Next] == "On");
    CHECK(small.interface_text[InterfaceKey::Restart] == "Anew");
    CHECK(small.interface_text[InterfaceKey::Back] == "Back");
}

TEST_CASE("keys that begin with a dollar sign are annotations everywhere") {
    std::string text = test::edited(R"("format_version": 1)", R"("$schema": "x", "format_version": 1)");
    text = test::edited(text, R"({"id": "technical", "name")", R"({"$note": 1, "id": "technical", "name")");
    text = test::edited(text, R"("interface": {)", R"("interface": {"$comment": ["no", "word"], )");
    text = test::edited(text, R"("hybrid": {)", R"("$why": null, "hybrid": {"$see": {}, )");
    text = test::edited(text, R"({"discrimination": 1.2)", R"({"$from": "mirt", "discrimination": 1.2)");
    CHECK(test::findings_of(text) == test::Findings{});

    text = test::edited(test::branching_text(), R"({"answers": {"ask": "yes"}})",
                        R"({"$why": 1, "answers": {"$comment": "who agrees", "ask": "yes"}})");
    CHECK(test::findings_of(text) == test::Findings{});
}

TEST_CASE("line ends of any kind and a byte order mark change nothing") {
    std::string text = "\xEF\xBB\xBF";
    for (const char c : test::small_assessment) text += c == '\n' ? "\r\n" : std::string(1, c);
    const Assessment assessment = test::parsed(text);
    CHECK(assessment.items[0].text == "Ich baue gern – selbst.");
}

TEST_CASE("the career track that is shipped is valid, balanced and equal in both scales") {
    const Assessment assessment = test::career_track();
    REQUIRE(assessment.decision);
    REQUIRE(assessment.scales.size() == 2);
    for (const Scale& scale : assessment.scales) {
        CAPTURE(scale.id);
        CHECK(scale.items.size() == 10);
        int reversed = 0;
        for (const std::size_t i : scale.items) reversed += assessment.items[i].measure->keyed == Keyed::Negative;
        CHECK(reversed == 5);
        for (const GradedItem& item : scale.bank.items()) {
            CHECK(item.discrimination == 1.2);
            CHECK(item.thresholds == std::vector<double>{-1.5, -0.5, 0.5, 1.5});
        }
    }
}

}  // namespace twotrack::assessment_test
