#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/assessment/parse/parse_assessment.hpp"
#include "tests/support/cpp/assessments.hpp"
#include "tests/support/cpp/files.hpp"
#include "tests/support/cpp/findings.hpp"
#include "tests/support/cpp/seconds.hpp"
#include "tests/support/cpp/small_assessment.hpp"

namespace twotrack::assessment_limit_test {

using test::at;
using test::edited;
using test::Findings;
using test::findings_of;

namespace {

test::AssessmentSpec with_items(std::size_t n) {
    test::AssessmentSpec spec;
    for (std::size_t i = 0; i < n; ++i)
        spec.items.push_back({"i" + std::to_string(i), i % 2 == 0 ? "technical" : "people", '+', {1.2, {0.0}}});
    return spec;
}

test::AssessmentSpec with_scales(std::size_t n) {
    test::AssessmentSpec spec = with_items(2);
    for (std::size_t s = 2; s < n; ++s)
        spec.items.push_back({"x" + std::to_string(s), "s" + std::to_string(s), '+', {1.2, {0.0}}});
    return spec;
}

GradedItem with_categories(std::size_t n) {
    GradedItem item{1.0, {}};
    for (std::size_t k = 1; k < n; ++k) item.thresholds.push_back(static_cast<double>(k) * 0.5);
    return item;
}

/// The broken rules, each once, in the order of the text.
std::vector<std::string> rules_of(std::string_view text) {
    std::vector<std::string> rules;
    const auto assessment = parse_assessment(text);
    if (assessment) return rules;
    for (const Diagnostic& each : assessment.error())
        if (rules.empty() || rules.back() != each.rule) rules.push_back(each.rule);
    return rules;
}

}  // namespace

TEST_CASE("eight scales are allowed and nine are one finding") {
    CHECK(test::assessment_of(with_scales(8)).scales.size() == 8);
    const std::string text = test::assessment_text(with_scales(9));
    CHECK(findings_of(text) == Findings{at(text, "[{\"id\": \"people\", \"name\"", "too-many", "/scales")});
}

TEST_CASE("600 items are allowed and one more is one finding") {
    CHECK(test::assessment_of(with_items(600)).items.size() == 600);
    const std::string text = test::assessment_text(with_items(601));
    CHECK(findings_of(text) == Findings{at(text, "[{\"id\": \"i0\"", "too-many", "/items")});
}

TEST_CASE("a hundred sections and response formats are allowed and one more is one finding") {
    for (const auto& [list, rest] : {std::pair<std::string, std::string>{"sections", R"(", "name": "Name"})"},
                                     {"response_formats", R"(", "categories": ["a", "b"]})"}}) {
        const std::string first = list == "sections" ? R"({"id": "first", "name": "At first"})"
                                                     : R"({"id": "three", "categories": ["No", "Partly", "Yes"]})";
        std::string more = first;
        for (int i = 2; i < 100; ++i) more += R"(, {"id": "more)" + std::to_string(i) + rest;
        CHECK(findings_of(edited(first, more)) == Findings{});
        const std::string text = edited(first, more + R"(, {"id": "last)" + rest);
        CHECK(rules_of(text) == std::vector<std::string>{"too-many"});
    }
}

TEST_CASE("an item has 2 to 10 categories") {
    test::AssessmentSpec spec = with_items(2);
    for (std::size_t n = 2; n <= 10; ++n) {
        spec.items[0].parameters = with_categories(n);
        CHECK(test::assessment_of(spec).n_categories(0) == n);
    }
    spec.items[0].parameters = with_categories(11);
    const std::string eleven = test::assessment_text(spec);
    CHECK(findings_of(eleven) == Findings{at(eleven, "[\"Category 0\", \"Category 1\", \"Category 2\"",
                                             "category-count", "/response_formats/1/categories"),
                                          at(eleven, "[0.5, 1,", "thresholds", "/items/0/parameters/thresholds")});

    const std::string one = edited(R"(["No", "Partly", "Yes"])", R"(["No"])");
    CHECK(findings_of(one) == Findings{at(one, "[\"No\"]", "category-count", "/response_formats/1/categories")});
}

TEST_CASE("no more than the first 200 findings are told") {
    std::string many = "[";
    for (int i = 0; i < 1'000; ++i) many += std::string(i > 0 ? ",\n" : "") + "7";
    const std::string text = edited(R"([{"title": "Short", "text": "A minute."}])", many + "]");
    const Findings findings = findings_of(text);
    REQUIRE(findings.size() == 200);
    CHECK(findings.front() == "10:15 wrong-type /intro/notes/0");
    CHECK(findings.back() == "209:1 wrong-type /intro/notes/199");
}

TEST_CASE("a text of 100 MB is refused at once") {
    std::string text =
        edited(R"("version": "7")", R"("version": "7", "$padding": ")" + std::string(100'000'000, 'x') + "\"");
    CHECK(findings_of(text) == Findings{"1:1 too-large "});
}

TEST_CASE("100,000 brackets are refused where they are too many") {
    const std::string text = edited(R"("version": "7")", R"("version": )" + std::string(100'000, '['));
    CHECK(findings_of(text) == Findings{"4:77 too-deep "});
}

TEST_CASE("an id of any length makes no long sentence") {
    const std::string longest(1'000'000, 'x');
    for (const std::string& text : {edited(R"("id": "t1")", R"("id": ")" + longest + "\""),
                                    edited(R"("version": "7")", "\"" + longest + R"(": 1, "version": "7")"),
                                    edited(R"("people_scale": "people")", R"("people_scale": ")" + longest + "\"")}) {
        const auto assessment = parse_assessment(text);
        REQUIRE(!assessment);
        CHECK(assessment.error()[0].sentence.size() < 500);
    }
}

TEST_CASE("the time to fill a text does not grow with the square of its braces") {
    const std::string small(375'000, '{'), large(3'000'000, '{');
    CHECK(test::growth([&] { CHECK(fill(small, {{"current", "1"}}).size() == small.size()); },
                       [&] { CHECK(fill(large, {{"current", "1"}}).size() == large.size()); }) < test::most_growth);
}

TEST_CASE("600 conditions that each ask about what comes later are told of in time") {
    const auto with_conditions = [](std::size_t n) {
        const std::string plain = test::assessment_text(with_items(n));
        std::string text = plain.substr(0, plain.find("\"keyed\""));
        std::size_t at = text.size();
        for (std::size_t next = 0, i = 1; at < plain.size(); at = next, ++i) {
            next = std::min(plain.find("\"keyed\"", at + 1), plain.size());
            if (next < plain.size()) text += R"("when": {"answers": {"i)" + std::to_string(i) + R"(": 0}}, )";
            text += plain.substr(at, next - at);
        }
        return text;
    };
    const auto check = [](const std::string& text) {
        CHECK(rules_of(text) == std::vector<std::string>{"condition-order"});
    };
    const std::string text = with_conditions(600), eighth = with_conditions(75);
    // Each condition may depend on all others. This costs a factor of 64 at most. Working it out again at each step
    // would cost a factor of 512.
    CHECK(test::growth([&] { check(eighth); }, [&] { check(text); }) < 160);
}

TEST_CASE("a text has at most 4,000 characters and 100 lines, and is told with its place") {
    constexpr std::string_view lead = R"("lead": "Two statements on each of two scales.")";
    const auto with = [&](const std::string& text) { return edited(lead, "\"lead\": \"" + text + "\""); };
    std::string umlauts, lines;
    for (int i = 0; i < 4'000; ++i) umlauts += "ä";
    for (int i = 0; i < 99; ++i) lines += "a\\n";
    CHECK(findings_of(with(umlauts)) == Findings{});
    CHECK(findings_of(with(lines)) == Findings{});
    const std::string longer = with(umlauts + "ä"), more = with(lines + "a\\n");
    CHECK(findings_of(longer) == Findings{at(longer, "\"ää", "too-long", "/intro/lead")});
    CHECK(findings_of(more) == Findings{at(more, "\"a\\n", "too-long", "/intro/lead")});
}

TEST_CASE("all texts together have at most 100,000 characters, and the first beyond them is told") {
    const auto with = [](std::size_t n_notes) {
        std::string notes;
        for (std::size_t i = 0; i < n_notes; ++i)
            notes += std::string(i > 0 ? ",\n" : "") + R"({"title": "T", "text": ")" + std::string(3'999, 'x') + "\"}";
        return edited(R"({"title": "Short", "text": "A minute."})", notes);
    };
    CHECK(findings_of(with(20)) == Findings{});
    const auto assessment = parse_assessment(with(30));
    REQUIRE(!assessment);
    REQUIRE(assessment.error().size() == 1);
    CHECK(assessment.error()[0].rule == "too-much-text");
    CHECK(assessment.error()[0].place.pointer == "/intro/notes/24/text");
}

TEST_CASE("what fills placeholders counts, where it is filled in") {
    const auto rule_and_pointer = [](const std::string& text) {
        const auto assessment = parse_assessment(text);
        return assessment ? std::string("none")
                          : assessment.error()[0].rule + " " + assessment.error()[0].place.pointer;
    };
    std::string low, word;
    for (int i = 0; i < 700; ++i) low += "{low}";
    for (int i = 0; i < 5; ++i) word += "{low}";
    CHECK(rule_and_pointer(edited(R"("next": "On")", R"("gauge_low": ")" + word + "\"")) ==
          "too-long /interface/gauge_low");
    CHECK(rule_and_pointer(edited(R"("next": "On")", R"("gauge_low": ")" + word.substr(5) + "\"")) == "none");
    // The career track has trade-offs, whose names fill the labels that they share.
    std::string track = test::career_track_text();
    const auto at = track.find("{low}");
    REQUIRE(at != std::string::npos);
    track.replace(at, 5, low);
    CHECK(rule_and_pointer(track).starts_with("too-"));
    std::string remark = test::career_track_text();
    const auto dissonant = remark.find("{dissonant}");
    REQUIRE(dissonant != std::string::npos);
    std::string many;
    for (int i = 0; i < 340; ++i) many += "{dissonant}";
    remark.replace(dissonant, 11, many);
    CHECK(rule_and_pointer(remark).starts_with("too-much-text"));
}

TEST_CASE("a list has at most 1,000 elements") {
    std::string ids = "\"t1\"";
    for (int i = 0; i < 1'000; ++i) ids += ", \"t1\"";
    const std::string text = edited(R"("version": "7")", R"("version": "7", "short_form": [)" + ids + "]");
    CHECK(rules_of(text) == std::vector<std::string>{"too-many"});
}

}  // namespace twotrack::assessment_limit_test
