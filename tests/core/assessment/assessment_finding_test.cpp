#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "core/assessment/parse/parse_assessment.hpp"
#include "tests/support/cpp/findings.hpp"
#include "tests/support/cpp/small_assessment.hpp"

namespace twotrack::assessment_finding_test {

using Catch::Matchers::ContainsSubstring;
using test::at;
using test::edited;
using test::Findings;
using test::findings_of;

namespace {

/// Checks that the edit breaks only this rule, at `there` in the new text.
void check_only(std::string_view from, std::string_view to, std::string_view there, std::string_view rule,
                std::string_view pointer) {
    const std::string text = edited(from, to);
    CHECK(findings_of(text) == Findings{at(text, there, rule, pointer)});
}

/// Checks an edit that removes a key: the finding is at the object that lacks it.
void check_missing(std::string_view what, std::string_view object, std::string_view pointer) {
    check_only(what, "", object, "missing-key", pointer);
}

}  // namespace

TEST_CASE("what is no JSON gives one finding, where it stops being JSON") {
    const std::string text = edited(R"("items": [)", R"("items": )");
    CHECK(findings_of(text).size() == 1);
    CHECK(findings_of("") == Findings{"1:1 syntax "});
    CHECK(findings_of("hello") == Findings{"1:1 syntax "});
    CHECK(findings_of(edited(R"("title": "Klein, größer – am größten",)",
                             R"("title": "Klein, größer – am größten" ?)")) == Findings{"6:41 syntax "});
}

TEST_CASE("what is JSON but no object is no assessment") {
    CHECK(findings_of("[]") == Findings{"1:1 wrong-type "});
    CHECK(findings_of("\n  \"text\"") == Findings{"2:3 wrong-type "});
    CHECK(findings_of("null") == Findings{"1:1 wrong-type "});
}

TEST_CASE("an empty object lacks everything, and each is told once") {
    Findings missing(11, "1:1 missing-key ");
    CHECK(findings_of("{}") == missing);
}

TEST_CASE("an unknown version of the format is the only finding, whatever else there is") {
    check_only(R"("format_version": 1)", R"("format_version": 2, "unknown": 0)", "2, \"unknown", "format-version",
               "/format_version");
    check_only(R"("format_version": 1)", R"("format_version": 1.25)", "1.25", "format-version", "/format_version");
    check_only(R"("format_version": 1)", R"("format_version": "1")", "\"1\"", "wrong-type", "/format_version");
}

TEST_CASE("a value of the wrong type is told at the value") {
    check_only(R"("version": "7")", R"("version": 7)", "7,", "wrong-type", "/version");
    check_only(R"("title": "Klein, größer – am größten")", R"("title": ["Klein"])", "[\"Klein\"]", "wrong-type",
               "/title");
    check_only(R"("headline": "Both.")", R"("headline": null)", "null", "wrong-type", "/outcomes/hybrid/headline");
    check_only(R"("report": {"limits": "It is a test."})", R"("report": "It is a test.")", "\"It is", "wrong-type",
               "/report");
    check_only(R"([-0.8, 0.7])", R"([0.2, "0.7"])", "\"0.7\"", "wrong-type", "/items/2/parameters/thresholds/1");
    check_only(R"("discrimination": 1.2)", R"("discrimination": true)", "true", "wrong-type",
               "/items/0/parameters/discrimination");
    check_only(R"("notes": [{"title": "Short", "text": "A minute."}])", R"("notes": [7])", "7],", "wrong-type",
               "/intro/notes/0");
    check_only(R"("next": "On")", R"("next": 1)", "1, \"restart", "wrong-type", "/interface/next");
    check_only(R"("call": 0.9)", R"("call": "0.9")", "\"0.9\"", "wrong-type", "/decision/call");
    check_only(R"({"id": "people", "name": "People pull"})", R"("people", {"id": "people", "name": "People pull"})",
               "\"people\", {", "wrong-type", "/scales/1");
}

TEST_CASE("a key that is missing is told at the object that lacks it") {
    check_missing("  \"id\": \"small\",\n", "{\n  \"format_version\"", "");
    check_missing("    \"lead\": \"Two statements on each of two scales.\",\n", "{\n    \"heading\"", "/intro");
    check_missing(R"(, "name": "People pull")", R"({"id": "people"})", "/scales/1");
    check_missing(R"( "text": "Ich baue gern – selbst.",)", R"({"id": "t1")", "/items/0");
    check_missing(R"("discrimination": 1.3, )", R"({"thresholds": [-0.6)", "/items/3/parameters");
    check_missing(R"(, "summary": "Seven.")", R"({"headline": "Too close."})", "/outcomes/too_close_to_call");
    check_missing(R"("technical_scale": "technical", )", R"({"people_scale")", "/decision");
}

TEST_CASE("a text without a visible character is missing") {
    check_only(R"("version": "7")", R"("version": "")", "\"\",", "missing-text", "/version");
    check_only(R"("text": "Tools bore me.")", R"("text": " \t\n ")", R"(" \t\n ")", "missing-text", "/items/2/text");
    check_only(R"("Partly")", R"("")", "\"\",", "missing-text", "/response_formats/1/categories/1");
    check_only(R"("next": "On")", R"("next": " ")", "\" \"", "missing-text", "/interface/next");
    check_only(R"("short_name": "Technical")", R"("short_name": "")", "\"\"}", "missing-text", "/scales/0/short_name");
}

TEST_CASE("a key that is not known is told at the key") {
    check_only(R"("version": "7")", R"("verison": "7", "version": "7")", "\"verison\"", "unknown-key", "/verison");
    check_only(R"({"id": "technical", "name")", R"({"id": "technical", "a/b~c": 1, "name")", "\"a/b~c\"", "unknown-key",
               "/scales/0/a~1b~0c");
    check_only(R"({"discrimination": 1.1)", R"({"guessing": 0.2, "discrimination": 1.1)", "\"guessing\"", "unknown-key",
               "/items/1/parameters/guessing");
    check_only(R"("limits": "It is a test.")", R"("limits": "It is a test.", "größe": 1)", "\"größe\"", "unknown-key",
               "/report/größe");
    check_only(R"("next": "On")", R"("nxet": "On")", "\"nxet\"", "unknown-word", "/interface/nxet");
}

TEST_CASE("the sentence about an unknown key lists the known ones") {
    const auto assessment =
        parse_assessment(edited(R"("limits": "It is a test.")", R"("limits": "It is a test.", "limit": 1)"));
    REQUIRE(!assessment);
    CHECK_THAT(assessment.error()[0].sentence, ContainsSubstring("\"limit\"") && ContainsSubstring("known are fit, "));
}

TEST_CASE("a key that stands twice stops the reading") {
    const std::string text = edited(R"("version": "7")", R"("version": "7", "id": "other")");
    CHECK(findings_of(text) == Findings{at(text, "\"id\": \"other\"", "duplicate-key", "")});
}

TEST_CASE("an id that another thing of its sort has is told at the second") {
    check_only(R"("id": "t2")", R"("id":  "t1")", "\"t1\", \"kind\": \"likert\", \"section\": \"then\"", "duplicate-id",
               "/items/2/id");
    check_only(R"({"id": "then", "name": "And then"})",
               R"({"id": "then", "name": "And then"}, {"id":  "first", "name": "Again"})",
               "\"first\", \"name\": \"Again\"", "duplicate-id", "/sections/2/id");
    check_only(R"({"id": "three", "categories")",
               R"({"id":  "five", "categories": ["a", "b", "c"]}, {"id": "three", "categories")",
               "\"five\", \"categories\"", "duplicate-id", "/response_formats/1/id");
    check_only(R"({"id": "people", "name": "People pull"})",
               R"({"id": "people", "name": "One"}, {"id":  "people", "name": "Two"})", "\"people\", \"name\": \"Two\"",
               "duplicate-id", "/scales/2/id");
}

TEST_CASE("items without an id are not told to share one") {
    std::string text = edited(R"("id": "t1", )", "");
    text = edited(text, R"("id": "t2", )", "");
    CHECK(findings_of(text) ==
          Findings{at(text, R"({"kind": "likert", "section": "first")", "missing-key", "/items/0"),
                   at(text, R"({"kind": "likert", "section": "then")", "missing-key", "/items/2")});
}

TEST_CASE("an id is of letters, digits, hyphens and underscores") {
    check_only(R"("id": "t1")", R"("id": "t 1")", "\"t 1\"", "invalid-id", "/items/0/id");
    check_only(R"("id": "t1")", R"("id": "größe")", "\"größe\"", "invalid-id", "/items/0/id");
    check_only(R"("id": "t1")", R"("id": "t:1")", "\"t:1\"", "invalid-id", "/items/0/id");
    check_only(R"("id": "t1")", R"("id": "")", "\"\"", "invalid-id", "/items/0/id");
    const std::string longest(64, 'x');
    CHECK(findings_of(edited(R"("id": "t1")", R"("id": ")" + longest + "\"")) == Findings{});
    check_only(R"("id": "t1")", R"("id": ")" + longest + "x\"", "\"xxx", "invalid-id", "/items/0/id");
}

TEST_CASE("an item may not have the id of a page") {
    check_only(R"("id": "t1")", R"("id": "intro")", "\"intro\", \"kind", "reserved-id", "/items/0/id");
    check_only(R"("id": "m2")", R"("id": "report")", "\"report\", \"kind", "reserved-id", "/items/3/id");
    check_only(R"("id": "t2")", R"("id": "shared")", "\"shared\", \"kind", "reserved-id", "/items/2/id");
}

TEST_CASE("a reference to what is not there is told at the reference, once") {
    check_only(R"("section": "first", "scale": "technical")", R"("section": "first", "scale": "tehnical")",
               "\"tehnical\"", "unknown-scale", "/items/0/scale");
    check_only(R"("section": "then", "scale": "technical")", R"("section": "than", "scale": "technical")", "\"than\"",
               "unknown-section", "/items/2/section");
    check_only(R"("text": "Tools bore me.",
     "responses": "three")",
               R"("text": "Tools bore me.",
     "responses": "tree")",
               "\"tree\"", "unknown-response-format", "/items/2/responses");
    check_only(R"("people_scale": "people")", R"("people_scale": "folk")", "\"folk\"", "unknown-scale",
               "/decision/people_scale");
    check_only(R"("id": "m2", "kind": "likert", "section": "then")",
               R"("id": "m2", "kind": "likert", "section": "than")", "\"than\"", "unknown-section", "/items/3/section");
}

TEST_CASE("the sentence about an unknown id names some that are known") {
    const auto assessment = parse_assessment(edited(R"("people_scale": "people")", R"("people_scale": "folk")"));
    REQUIRE(!assessment);
    CHECK_THAT(assessment.error()[0].sentence,
               ContainsSubstring("\"folk\"") && ContainsSubstring("\"technical\", \"people\""));
}

TEST_CASE("a scale that no item belongs to is told at the scale") {
    check_only(R"({"id": "people", "name": "People pull"})",
               R"({"id": "people", "name": "People pull"}, {"id": "idle", "name": "Idle"})", "{\"id\": \"idle\"",
               "empty-scale", "/scales/2");
}

TEST_CASE("an empty list is told at the list, and nothing that follows from it") {
    const std::string_view text = test::small_assessment;
    const auto from = text.find("[\n    {\"id\": \"t1\""), to = text.find("\n  ],\n  \"decision\"");
    const std::string no_items = std::string(text.substr(0, from)) + "[" + std::string(text.substr(to));
    CHECK(findings_of(no_items) == Findings{at(no_items, "[\n  ],\n  \"decision\"", "empty", "/items")});
    check_only(R"([{"title": "Short", "text": "A minute."}])", "[]", "[]", "empty", "/intro/notes");
    check_only(R"([-0.8, 0.7])", "[]", "[]", "empty", "/items/2/parameters/thresholds");
    check_only(R"(["No", "Partly", "Yes"])", "[]", "[]", "empty", "/response_formats/1/categories");
}

TEST_CASE("thresholds that do not rise are told at the thresholds") {
    check_only("[-0.8, 0.7]", "[0.7, -0.8]", "[0.7, -0.8]", "thresholds", "/items/2/parameters/thresholds");
    check_only("[-0.8, 0.7]", "[0.7, 0.7]", "[0.7, 0.7]", "thresholds", "/items/2/parameters/thresholds");
}

TEST_CASE("thresholds are one fewer than the categories") {
    check_only("[-0.8, 0.7]", "[0.7]", "[0.7]", "threshold-count", "/items/2/parameters/thresholds");
    check_only("[-0.8, 0.7]", "[-0.8, 0.1, 0.7]", "[-0.8, 0.1", "threshold-count", "/items/2/parameters/thresholds");
}

TEST_CASE("a number out of its range is told at the number") {
    check_only("[-0.8, 0.7]", "[-10.5, 0.7]", "[-10.5", "thresholds", "/items/2/parameters/thresholds");
    for (const char* wrong : {"0", "-1.2", "10.5", "1e300"})
        check_only(R"("discrimination": 0.9)", std::string(R"("discrimination":  )") + wrong,
                   std::string(wrong) + ", \"thresholds\": [-0.8", "discrimination",
                   "/items/2/parameters/discrimination");
    check_only(R"("call": 0.9,)", R"("call": 0.49,)", "0.49", "out-of-range", "/decision/call");
    check_only(R"("clear": 0.95)", R"("clear": 1.01)", "1.01", "out-of-range", "/decision/clear");
    check_only(R"("clear": 0.95)", R"("clear": 0.95, "both": 0.3)", "0.3}", "out-of-range", "/decision/both");
    check_only(R"("clear": 0.95)", R"("clear": 0.95, "minimum_answered": -0.1)", "-0.1}", "out-of-range",
               "/decision/minimum_answered");
    check_only(R"("clear": 0.95)", R"("clear": 0.95, "prior_correlation": 0.96)", "0.96}", "out-of-range",
               "/decision/prior_correlation");
    check_only(R"("clear": 0.95)", R"("clear": 0.95, "location_sd_logits": 5.1)", "5.1}", "out-of-range",
               "/decision/location_sd_logits");
}

TEST_CASE("the sentence about a number out of range says the range") {
    const auto sentence = [](const char* more) {
        const auto assessment = parse_assessment(edited(R"("clear": 0.95)", std::string(R"("clear": 0.95, )") + more));
        REQUIRE(!assessment);
        return assessment.error()[0].sentence;
    };
    CHECK_THAT(sentence(R"("both": 0.3)"), ContainsSubstring("between 0.50 and 1."));
    CHECK_THAT(sentence(R"("prior_correlation": 2)"), ContainsSubstring("between -0.95 and 0.95."));
    CHECK_THAT(sentence(R"("location_sd_logits": 9)"), ContainsSubstring("between 0 and 5."));
}

TEST_CASE("a key is plus or minus, a kind is likert") {
    check_only(R"("keyed": "-", "text": "Tools bore me.")", R"("keyed": "±", "text": "Tools bore me.")", "\"±\"",
               "keyed", "/items/2/keyed");
    check_only(R"("id": "t2", "kind": "likert")", R"("id": "t2", "kind": "slider")", "\"slider\"", "unknown-kind",
               "/items/2/kind");
}

TEST_CASE("an item of an earlier section may not follow one of a later section") {
    check_only(R"("id": "m2", "kind": "likert", "section": "then")",
               R"("id": "m2", "kind": "likert", "section":  "first")",
               "\"first\", \"scale\": \"people\", \"keyed\": \"+\"", "section-order", "/items/3/section");
}

TEST_CASE("the order of sections is told at the right item, also behind an element that is no item") {
    std::string text = edited(R"("id": "m2", "kind": "likert", "section": "then")",
                              R"("id": "m2", "kind": "likert", "section":  "first")");
    text = edited(text, R"({"id": "t1", "kind")", R"("no item", {"id": "t1", "kind")");
    CHECK(findings_of(text) == Findings{at(text, "\"no item\"", "wrong-type", "/items/0"),
                                        at(text, "\"first\", \"scale\": \"people\", \"keyed\": \"+\"", "section-order",
                                           "/items/4/section")});
}

TEST_CASE("a lean lies between two different scales") {
    check_only(R"("people_scale": "people")", R"("people_scale": "technical")", "\"technical\", \"call\"", "decision",
               "/decision/people_scale");
}

TEST_CASE("what is clear must also be called") {
    check_only(R"("clear": 0.95)", R"("clear": 0.85)", "0.85", "decision", "/decision/clear");
    check_only(R"("call": 0.9, "clear": 0.95)", R"("call": 0.99)", "0.99", "decision", "/decision/call");
}

TEST_CASE("a decision and its outcomes come together") {
    check_only(R"("decision": {"technical_scale": "technical", "people_scale": "people", "call": 0.9, "clear": 0.95},)",
               "", "{\n    \"technical_clear\"", "decision", "/outcomes");
    const std::string_view text = test::small_assessment;
    const auto from = text.find("  \"outcomes\""), to = text.find("  \"report\"");
    CHECK(findings_of(std::string(text.substr(0, from)) + std::string(text.substr(to))) ==
          Findings{"1:1 missing-key "});
}

TEST_CASE("several findings come together, in the order of the text") {
    std::string text = edited(R"("version": "7")", R"("version": "")");
    text = edited(text, R"("headline": "Both.")", R"("headline": 5)");
    text = edited(text, "[-0.8, 0.7]", "[0.7, -0.8]");
    text = edited(text, R"("people_scale": "people")", R"("people_scale": "folk")");
    text = edited(text, R"({"id": "people", "name": "People pull"})",
                  R"({"id": "people", "name": "People pull", "x": 1}, {"id": "idle", "name": "Idle"})");
    CHECK(findings_of(text) == Findings{
                                   at(text, "\"\",", "missing-text", "/version"),
                                   at(text, "\"x\": 1", "unknown-key", "/scales/1/x"),
                                   at(text, "{\"id\": \"idle\"", "empty-scale", "/scales/2"),
                                   at(text, "[0.7, -0.8]", "thresholds", "/items/2/parameters/thresholds"),
                                   at(text, "\"folk\"", "unknown-scale", "/decision/people_scale"),
                                   at(text, "5, \"summary\": \"Five.\"", "wrong-type", "/outcomes/hybrid/headline"),
                               });
}

TEST_CASE("a column counts characters behind others of several bytes") {
    CHECK(findings_of(edited(R"("text": "Ich baue gern – selbst.",)", R"("text": "größer – 日本 😀", "x": 1,)")) ==
          Findings{"26:117 unknown-key /items/0/x"});
}

}  // namespace twotrack::assessment_finding_test
