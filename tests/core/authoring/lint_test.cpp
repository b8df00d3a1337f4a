#include "core/authoring/lint.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/irt/graded_response.hpp"
#include "core/json/json.hpp"
#include "tests/support/cpp/assessments.hpp"
#include "tests/support/cpp/branching_assessment.hpp"
#include "tests/support/cpp/findings.hpp"
#include "tests/support/cpp/small_assessment.hpp"

namespace twotrack::lint_test {

using namespace twotrack::test;

namespace {

Findings lint_of(std::string_view text) { return listed(lint(text, parsed(text))); }

/// Only the findings of this rule.
Findings lint_of(std::string_view text, std::string_view rule) {
    Findings sink = lint_of(text);
    std::erase_if(sink, [&](const std::string& each) { return !each.contains(" " + std::string(rule) + " "); });
    return sink;
}

/// The sentence of this rule's only finding.
std::string sentence_of(std::string_view text, std::string_view rule) {
    std::string sentence;
    for (const Diagnostic& each : lint(text, parsed(text))) {
        if (each.rule != rule) continue;
        CHECK(sentence.empty());
        sentence = each.sentence;
    }
    return sentence;
}

std::string words(int n) {
    std::string text = "W1";
    for (int i = 2; i <= n; ++i) text += " w" + std::to_string(i);
    return text;
}

std::string with_text(const std::string& text) { return edited("\"Tools bore me.\"", "\"" + text + "\""); }

/// The JSON of an assessment whose short form has these items.
std::string with_short_form(const AssessmentSpec& spec, const std::string& ids) {
    return edited(assessment_text(spec), "\"report\": {\"limits\"",
                  "\"short_form\": [" + ids + "], \"report\": {\"limits\"");
}

constexpr std::string_view decision_start = R"({"technical_scale": "technical", "people_scale": "people"})";

}  // namespace

TEST_CASE("The shipped assessment gives no warning") { CHECK(lint_of(career_track_text()).empty()); }

TEST_CASE("Two balanced scales of ten equal items give no warning") {
    CHECK(lint_of(assessment_text({balanced_items(10)})).empty());
}

TEST_CASE("An assessment that decides nothing is not asked for matched scales or outcomes") {
    AssessmentSpec spec{balanced_items(2), ""};
    spec.items.push_back({"t9", "technical"});
    CHECK(lint_of(assessment_text(spec)).empty());
}

TEST_CASE("Keys that differ by one are balanced, by more they are not") {
    AssessmentSpec spec{balanced_items(11)};
    CHECK(lint_of(assessment_text(spec), "unbalanced-keys").empty());
    spec.items[1].keyed = '-';  // people: 5 and 6
    CHECK(lint_of(assessment_text(spec), "unbalanced-keys").empty());
    spec.items[5].keyed = '-';  // 4 and 7
    const std::string text = assessment_text(spec);
    CHECK(lint_of(text, "unbalanced-keys") ==
          Findings{at(text, R"({"id": "people", "name")", "unbalanced-keys", "/scales/0")});
    const std::string sentence = sentence_of(text, "unbalanced-keys");
    CHECK(sentence.contains("4 items keyed \"+\" and 7 keyed \"-\""));
    CHECK(sentence.ends_with("scores low."));
}

TEST_CASE("Pairs may show one side first once more than the other, and not twice more, in either form") {
    AssessmentSpec spec{balanced_items(10)};
    spec.model = R"({"items": "uncalibrated"})";
    for (int i = 0; i < 5; ++i) spec.pairs.push_back({"p" + std::to_string(i), i % 2 == 1});
    CHECK(lint_of(assessment_text(spec), "unbalanced-pairs").empty());
    const std::string text = with_short_form(spec, R"("t0", "p0", "p1", "p2", "p4")");
    CHECK(lint_of(text, "unbalanced-pairs") ==
          Findings{at(text, "[\"t0\", \"p0\"", "unbalanced-pairs", "/short_form")});
    CHECK(sentence_of(text, "unbalanced-pairs") ==
          "In the short form the statement of \"technical\" stands first in 3 pairs and that of \"people\" in 1; give "
          "each side as many; otherwise a person who always takes the first leans to \"technical\".");
    spec.pairs[0].people_first = true;  // 2 and 3
    CHECK(lint_of(assessment_text(spec), "unbalanced-pairs").empty());
    spec.pairs[2].people_first = true;  // 1 and 4
    CHECK(sentence_of(assessment_text(spec), "unbalanced-pairs").ends_with("leans to \"people\"."));
}

TEST_CASE("Scales of unequal length are named at the decision") {
    AssessmentSpec spec{balanced_items(11)};
    spec.items.pop_back();
    const std::string text = assessment_text(spec);
    CHECK(lint_of(text, "unequal-length") == Findings{at(text, decision_start, "unequal-length", "/decision")});
    CHECK(sentence_of(text, "unequal-length").contains("\"technical\" has 11 and \"people\" has 10"));
}

TEST_CASE("Information may differ by ten percent between the scales, not by more") {
    const GradedItem usual{1.2, {-1.5, -0.5, 0.5, 1.5}};
    const auto largest_excess = [&](const GradedItem& other) {
        double largest = 0.0;
        for (int theta = -20; theta <= 20; ++theta) {
            const double a = item_information(usual, theta / 10.0), b = item_information(other, theta / 10.0);
            largest = std::max(largest, std::max(a, b) / std::min(a, b) - 1.0);
        }
        return largest;
    };
    const auto text_with = [&](const GradedItem& other) {
        AssessmentSpec spec{balanced_items(10)};
        for (ItemSpec& item : spec.items)
            if (item.scale == "people") item.parameters = other;
        return assessment_text(spec);
    };
    const GradedItem within{1.23, usual.thresholds}, beyond{1.3, usual.thresholds};
    REQUIRE(largest_excess(within) < 0.10);
    REQUIRE(largest_excess(beyond) > 0.10);
    CHECK(lint_of(text_with(within)).empty());
    const std::string text = text_with(beyond);
    CHECK(lint_of(text) == Findings{at(text, decision_start, "unequal-information", "/decision")});
    CHECK(sentence_of(text, "unequal-information").starts_with("The scale \"people\" carries 1"));

    // The same items, shifted: technical carries more, because the others are too hard.
    const std::string shifted = sentence_of(text_with({1.2, {-0.5, 0.5, 1.5, 2.5}}), "unequal-information");
    CHECK(shifted.contains("\"technical\" carries"));
    CHECK(shifted.contains("at theta −2.0"));
    CHECK(sentence_of(text_with({10.0, {7.0, 8.0, 9.0, 10.0}}), "unequal-information")
              .starts_with("The scale \"technical\" carries over ten times as much information as \"people\""));
}

TEST_CASE("The shipped short form asks eight items of each scale, four of each key") {
    const Assessment assessment = career_track();
    for (const Scale& scale : assessment.scales) {
        std::size_t n_positive = 0, n_negative = 0;
        for (const std::size_t item : scale.items) {
            if (!assessment.items[item].in_short_form) continue;
            ++(assessment.items[item].measure->keyed == Keyed::Positive ? n_positive : n_negative);
        }
        CHECK(n_positive == 4);
        CHECK(n_negative == 4);
    }
}

TEST_CASE("A short form with matched scales and balanced keys gives no warning") {
    const AssessmentSpec spec{balanced_items(10)};
    CHECK(lint_of(with_short_form(spec, R"("t0", "m0", "t1", "m1", "t2", "m2", "t3", "m3")")).empty());
    CHECK(lint_of(with_short_form(spec, R"("t0", "m0", "t1", "m1", "t2", "m2")")).empty());
}

TEST_CASE("Keys that are out of balance in the short form alone are named there") {
    const std::string text = with_short_form({balanced_items(10)}, R"("t0", "t2", "t4", "t1", "m1", "m3", "m5", "m0")");
    const std::string place = at(text, R"(["t0", "t2")", "unbalanced-keys", "/short_form");
    CHECK(lint_of(text) == Findings{place, place});
    const auto diagnostics = lint(text, parsed(text));
    CHECK(diagnostics[0].sentence.starts_with("In the short form the scale \"people\" has 1 item keyed \"+\" and 3"));
    CHECK(diagnostics[0].sentence.ends_with("scores low."));
    CHECK(diagnostics[1].sentence.starts_with("In the short form the scale \"technical\" has 3 items keyed \"+\""));
    CHECK(diagnostics[1].sentence.ends_with("scores high."));
}

TEST_CASE("What the short form asks in full is looked at once") {
    AssessmentSpec spec{balanced_items(11)};
    spec.items[1].keyed = spec.items[5].keyed = '-';  // people: 4 and 7
    std::string all;
    for (const ItemSpec& item : spec.items) all += (all.empty() ? "\"" : ", \"") + item.id + "\"";
    const std::string text = with_short_form(spec, all);
    CHECK(lint_of(text) == Findings{at(text, R"({"id": "people", "name")", "unbalanced-keys", "/scales/0")});
}

TEST_CASE("Scales of unequal length in the short form are named there, with the information that one has more") {
    const std::string text = with_short_form({balanced_items(10)}, R"("t0", "t1", "t2", "t3", "m0", "m1")");
    CHECK(lint_of(text) == Findings{at(text, R"(["t0", "t1")", "unequal-length", "/short_form"),
                                    at(text, R"(["t0", "t1")", "unequal-information", "/short_form")});
    CHECK(sentence_of(text, "unequal-length")
              .starts_with("The two scales have unequal numbers of items in the short form: \"technical\" has 4"));
    CHECK(sentence_of(text, "unequal-information")
              .starts_with("In the short form the scale \"technical\" carries 100 % more information than \"people\""));
}

TEST_CASE("Scales that match as a whole may carry unequal information in the short form") {
    AssessmentSpec spec{balanced_items(8)};
    for (std::size_t i = 0; i < spec.items.size(); ++i)
        if ((spec.items[i].scale == "people") == (i < 8)) spec.items[i].parameters.discrimination = 1.4;
    REQUIRE(lint_of(assessment_text(spec)).empty());
    const std::string text = with_short_form(spec, R"("t0", "m0", "t1", "m1", "t2", "m2", "t3", "m3")");
    CHECK(lint_of(text) == Findings{at(text, R"(["t0", "m0")", "unequal-information", "/short_form")});
    CHECK(sentence_of(text, "unequal-information").starts_with("In the short form the scale \"people\" carries "));
}

TEST_CASE("A short form without items of one of the decision's scales is told to have some") {
    const std::string text = with_short_form({balanced_items(10)}, R"("t0", "t1")");
    CHECK(lint_of(text) == Findings{at(text, R"(["t0", "t1")", "scale-left-out", "/short_form")});
    CHECK(sentence_of(text, "scale-left-out").contains("\"people\""));
}

TEST_CASE("The short form of an assessment that decides nothing need not match its scales") {
    CHECK(lint_of(with_short_form({balanced_items(4), ""}, R"("t0", "t1", "m0")")).empty());
}

TEST_CASE("A statement may have 25 words") {
    CHECK(lint_of(with_text(words(25)), "long-item").empty());
    const std::string text = with_text(words(26));
    CHECK(lint_of(text, "long-item") == Findings{at(text, "\"W1 w2", "long-item", "/items/2/text")});
    CHECK(sentence_of(text, "long-item").contains("26 words"));
}

TEST_CASE("Dashes and spaces are no words, and letters beyond A to Z make some") {
    CHECK(lint_of(with_text("  " + words(24) + "  –  … ü - "), "long-item").empty());
    CHECK(lint_of(with_text(words(24) + " ü 漢"), "long-item").size() == 1);
}

TEST_CASE("The question of a trade-off's importance is held to 25 words too") {
    const std::string text = edited(career_track_text(), "How important is your kind of impact to you?", words(26));
    const auto diagnostics = lint(text, parsed(text));
    REQUIRE(diagnostics.size() == 1);
    CHECK(diagnostics[0].rule == "long-item");
    CHECK(diagnostics[0].place.pointer.ends_with("/importance/text"));
}

TEST_CASE("A statement that reads as an earlier one is named with it") {
    const std::string text = with_text("i AVOID  meetings. ");
    CHECK(lint_of(text, "duplicate-text") == Findings{at(text, "\"i AVOID", "duplicate-text", "/items/2/text")});
    CHECK(sentence_of(text, "duplicate-text").contains("\"m1\""));
    CHECK(lint_of(with_text("I avoid meeting."), "duplicate-text").empty());
}

TEST_CASE("An outcome that no answers reach is named at the decision") {
    const std::string text = assessment_text(
        {balanced_items(10), R"({"technical_scale": "technical", "people_scale": "people", "call": 0.95})"});
    const std::string place = at(text, R"({"technical_scale")", "unreachable-outcome", "/decision");
    CHECK(lint_of(text) == Findings{place, place});
    const auto diagnostics = lint(text, parsed(text));
    CHECK(diagnostics[0].sentence.contains("\"technical_lean\""));
    CHECK(diagnostics[1].sentence.contains("\"management_lean\""));
}

TEST_CASE("Warnings come in the order of the text") {
    AssessmentSpec spec{balanced_items(10)};
    spec.items.push_back({"x1", "people"});
    spec.items.push_back({"x2", "people"});
    const std::string text = edited(assessment_text(spec), "Text of x1", words(30));
    CHECK(lint_of(text) == Findings{
                               at(text, R"({"id": "people", "name")", "unbalanced-keys", "/scales/0"),
                               at(text, "\"W1 w2", "long-item", "/items/20/text"),
                               at(text, decision_start, "unequal-length", "/decision"),
                               at(text, decision_start, "unequal-information", "/decision"),
                           });
}

TEST_CASE("A text that is no JSON gives what is wrong with it") {
    CHECK(listed(lint("{", small())) == listed({json::parse("{").error()}));
}

TEST_CASE("Items, sections and scales that no answers lead to are found, with their places") {
    const std::string text = branching_text();
    CHECK(lint_of(text, "unreachable-item").empty());
    CHECK(lint_of(text, "unreachable-scale").empty());

    // The two conditions exclude each other.
    const std::string item = edited(text, R"("when": {"answers": {"ask": ["yes"]}})",
                                    R"("when": {"answers": {"ask": "no", "team": "few"}})");
    CHECK(lint_of(item, "unreachable-item") ==
          Findings{at(item, R"({"answers": {"ask": "no", "team": "few"}})", "unreachable-item", "/items/2/when")});

    const std::string section =
        edited(text, R"("when": {"none": [{"answers": {"ask": null}}]}})",
               R"("when": {"none": [{"answers": {"ask": null}}, {"answers": {"ask": ["yes", "no"]}}]}})");
    CHECK(lint_of(section, "unreachable-item").size() == 1);
    CHECK(sentence_of(section, "unreachable-item") ==
          "No answers were found that show this section; nobody would be asked its items.");
    CHECK(lint_of(section, "unreachable-scale").empty());

    std::string scale =
        edited(section, R"("text": "Tools bore me.",)",
               R"("text": "Tools bore me.", "when": {"any": [{"answers": {"team": "few", "ask": "no"}}]},)");
    CHECK(lint_of(scale, "unreachable-scale").size() == 1);
}

TEST_CASE("Items shown by several options at once, by a rank or by a written word can be reached") {
    const std::string text = branching_text();
    for (const char* when : {R"({"answers": {"tools": "editor"}, "any": [{"answers": {"tools": "pen"}}]})",
                             R"({"answers": {"tools": "none"}})", R"({"answers": {"values": "people"}})",
                             R"({"none": [{"answers": {"why": null}}]})"})
        CHECK(lint_of(edited(text, R"("when": {"none": [{"answers": {"why": null}}]}},)",
                             std::string(R"("when": )") + when + "},"),
                      "unreachable-item")
                  .empty());
}

}  // namespace twotrack::lint_test
