#include "core/translation/translation_check.hpp"

#include <catch2/catch_test_macros.hpp>

#include "core/assessment/assessment.hpp"
#include "core/assessment/parse/parse_assessment.hpp"
#include "core/base/diagnostic.hpp"
#include "core/page/page.hpp"
#include "core/report/report.hpp"
#include "tests/support/cpp/assessments.hpp"
#include "tests/support/cpp/files.hpp"

namespace twotrack::translation_check_test {

namespace {

std::string german() { return test::read_file("assessments/career-track.de.json"); }

/// The findings of the German career track after one change. `from` must occur exactly once.
std::vector<Diagnostic> findings_with(std::string_view from, std::string_view to) {
    std::string text = german();
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
    return translation_findings(test::career_track_text(), text);
}

std::vector<std::string> rules_of(const std::vector<Diagnostic>& findings) {
    std::vector<std::string> rules;
    for (const Diagnostic& finding : findings) rules.push_back(finding.rule);
    return rules;
}

}  // namespace

TEST_CASE("the German career track is the English one in other words, all of them") {
    CHECK(rules_of(translation_findings(test::career_track_text(), german())).empty());
    const auto assessment = parse_assessment(german());
    REQUIRE(assessment);
    CHECK(assessment->language == "de");
    CHECK(assessment->id == test::career_track().id);
    CHECK(assessment->version == test::career_track().version);
}

TEST_CASE("every report of the German career track is German") {
    const auto assessment = parse_assessment(german());
    REQUIRE(assessment);
    for (const int answer : {0, 1, 2, 3, 4}) {
        Answers answers;
        for (std::size_t i = 0; i < assessment->items.size(); ++i)
            answers.push_back(std::min(answer, static_cast<int>(assessment->n_categories(i)) - 1));
        const std::string text = page_text(build_report(*assessment, score(*assessment, answers), &answers));
        for (const char* english : {" the ", " you ", " and ", " is ", "{"}) {
            CAPTURE(answer, english);
            CHECK_FALSE(text.contains(english));
        }
        CHECK(text.contains("wenn dieses Modell stimmt"));
    }
}

TEST_CASE("a number, an id or a list that differs from the original is found, with its place") {
    const auto number = findings_with("\"discrimination\": 1.2", "\"discrimination\": 1.3");
    REQUIRE(rules_of(number) == std::vector<std::string>{"translation-differs"});
    CHECK(number[0].place.line > 1);
    CHECK(number[0].place.pointer.ends_with("/discrimination"));
    CHECK(rules_of(findings_with("\"id\": \"t1\"", "\"id\": \"t01\"")) ==
          std::vector<std::string>{"translation-differs"});
    CHECK(rules_of(findings_with("\"Gar nicht\",", "")) == std::vector<std::string>{"translation-differs"});
}

TEST_CASE("only the document's own language and words may differ") {
    const auto weight = findings_with("\"weights\": {", "\"weights\": {\"language\": 1, ");
    REQUIRE(rules_of(weight) == std::vector<std::string>{"translation-differs"});
    CHECK(weight[0].place.pointer.ends_with("/weights/language"));
    CHECK(findings_with("\"weights\": {", "\"weights\": {\"$comment\": \"why\", ").empty());
}

TEST_CASE("a text that was left as it was, and a word that is missing, are found") {
    CHECK(rules_of(findings_with("Was dich zieht", "What pulls you")) == std::vector<std::string>{"untranslated"});
    const auto missing = findings_with("\"start\": \"Beginnen\",", "");
    REQUIRE(rules_of(missing) == std::vector<std::string>{"missing-word"});
    CHECK(missing[0].sentence.contains("\"start\""));
}

TEST_CASE("a placeholder that a translation lacks or invents is found, with its place") {
    const auto word = findings_with("Tasten 1–{count} antworten", "Tasten 1–{anzahl} antworten");
    REQUIRE(rules_of(word) == std::vector<std::string>{"lost-placeholder", "invented-placeholder"});
    CHECK(word[0].place.pointer == "/interface/keys_hint");
    CHECK(word[0].place.line > 1);
    CHECK(word[0].sentence == "The translation lacks {count} of the original.");

    const std::string text = german();
    const auto at = text.find("{dissonant}");
    REQUIRE(at != std::string::npos);
    std::string without = text;
    without.erase(at, std::string_view("{dissonant}").size());
    const auto remark = translation_findings(test::career_track_text(), without);
    REQUIRE(rules_of(remark) == std::vector<std::string>{"lost-placeholder"});
    CHECK(remark[0].place.pointer.starts_with("/report/"));
    CHECK(remark[0].sentence.contains("{dissonant}"));
}

}  // namespace twotrack::translation_check_test
