#include "core/authoring/example_answers.hpp"

#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/assessment/answers.hpp"
#include "tests/support/cpp/assessments.hpp"
#include "tests/support/cpp/branching_assessment.hpp"
#include "tests/support/cpp/small_assessment.hpp"

namespace twotrack::example_answers_test {

using namespace twotrack::test;

namespace {

using Keys = std::set<std::string>;

std::string key_of(const Result& result) { return std::string(outcome_text_key(result.outcome, result.certainty)); }

/// The outcomes without an example. Every example that was found must score to its outcome.
Keys unreached(const Assessment& assessment) {
    const ExampleAnswers example_answers = find_example_answers(assessment);
    for (const auto& [key, answers] : example_answers) {
        CHECK(key_of(score_form(assessment, answers, Form::Full)) == key);
        CHECK(presented_answers(assessment, Form::Full, answers) == answers);
    }
    Keys missing;
    for (const auto& [key, text] : assessment.outcomes)
        if (!example_answers.contains(key)) missing.insert(key);
    return missing;
}

Assessment with_decision(const std::string& more) {
    return assessment_of(
        {balanced_items(10), R"({"technical_scale": "technical", "people_scale": "people", )" + more + "}"});
}

/// The outcomes that no combination of answers and skips to statements and single choices reaches.
Keys unreachable_by_hand(const Assessment& assessment) {
    const std::size_t n_items = assessment.items.size();
    std::vector<std::size_t> n_responses(n_items, 1);
    std::size_t n_ways = 1;
    for (std::size_t i = 0; i < n_items; ++i) {
        const ItemKind kind = assessment.items[i].kind;
        if (kind == ItemKind::Likert || kind == ItemKind::SingleChoice) n_responses[i] += assessment.n_categories(i);
        n_ways *= n_responses[i];
    }
    Keys missing;
    for (const auto& [key, text] : assessment.outcomes) missing.insert(key);
    for (std::size_t way = 0; way < n_ways; ++way) {
        Answers answers(n_items);
        std::size_t rest = way;
        for (std::size_t i = 0; i < n_items; ++i) {
            const std::size_t n = n_responses[i];
            if (rest % n != 0) answers[i] = static_cast<int>(rest % n) - 1;
            rest /= n;
        }
        missing.erase(key_of(score_form(assessment, answers, Form::Full)));
    }
    return missing;
}

/// Inserts a condition into an item's object, between two members. Returns the position after it.
std::size_t on_condition(std::string& text, std::size_t at, const std::string& when) {
    const std::string member = R"("when": )" + when + ", ";
    text.insert(at, member);
    return at + member.size();
}

/// Ten statements per scale. Each but the first depends on an answer to the first, or to the previous statement.
std::string dependent(const std::string& categories, bool is_chain = false) {
    std::string text = assessment_text({balanced_items(10)});
    for (const std::string scale : {"t", "m"}) {
        for (int i = 1; i < 10; ++i) {
            const std::size_t item = text.find("\"id\": \"" + scale + std::to_string(i) + "\"");
            const std::string asked = scale + std::to_string(is_chain ? i - 1 : 0);
            on_condition(text, text.find("\"kind\"", item), R"({"answers": {")" + asked + "\": " + categories + "}}");
        }
    }
    return text;
}

/// Ten statements per scale. The statements of a scale are asked only after certain answers to a first question.
std::string forked(const std::string& technical_when, const std::string& people_when) {
    std::string text = assessment_text({balanced_items(10)});
    text = edited(text, R"("items": [)",
                  R"("items": [{"id": "ask", "kind": "fact", "section": "all", "text": "May I?",
                      "options": [{"id": "no", "label": "No"}, {"id": "yes", "label": "Yes"}]}, )");
    for (const auto& [scale, when] : {std::pair{"technical", technical_when}, std::pair{"people", people_when}}) {
        const std::string measures = std::string(R"("section": "all", "scale": ")") + scale + "\"";
        for (std::size_t at = text.find(measures); at != std::string::npos; at = text.find(measures, at + 1))
            at = on_condition(text, at, R"({"answers": {"ask": ")" + when + R"("}})");
    }
    return text;
}

}  // namespace

TEST_CASE("Each outcome of the shipped assessment has answers that reach it, to what its scales measure alone") {
    const Assessment assessment = career_track();
    CHECK(unreached(assessment).empty());
    for (const auto& [key, answers] : find_example_answers(assessment))
        for (std::size_t i = 0; i < answers.size(); ++i) CHECK((assessment.items[i].measure || !answers[i]));
}

TEST_CASE("The same assessment gives the same witnesses") {
    CHECK(find_example_answers(career_track()) == find_example_answers(career_track()));
}

TEST_CASE("An assessment that decides nothing has no witnesses") {
    CHECK(find_example_answers(assessment_of({balanced_items(2), ""})).empty());
}

TEST_CASE("No answers are too few, even where none are asked for") {
    CHECK(find_example_answers(with_decision(R"("minimum_answered": 0)")).at("not_enough_evidence") == Answers(20));
}

TEST_CASE("Outcomes out of reach have no witness") {
    // With this threshold, no result lies between "called" and "clear".
    CHECK(unreached(with_decision(R"("call": 0.95)")) == Keys{"management_lean", "technical_lean"});
    // With this uncertainty, no side is ever certain enough.
    CHECK(unreached(with_decision(R"("location_sd_logits": 5)")) ==
          Keys{"management_clear", "management_lean", "technical_clear", "technical_lean"});
    CHECK(unreached(with_decision(R"("both": 1)")) == Keys{"hybrid", "neither_yet"});
}

TEST_CASE("Correlated traits, and items of unequal slopes and categories, have witnesses too") {
    CHECK(unreached(with_decision(R"("prior_correlation": 0.3)")).empty());
    AssessmentSpec spec{balanced_items(8)};
    for (std::size_t i = 0; i < spec.items.size(); i += 3) spec.items[i].parameters = {1.6, {-0.7, 0.9}};
    for (std::size_t i = 1; i < spec.items.size(); i += 3) spec.items[i].parameters = {0.9, {-2, -1, 0, 1, 1.5, 2}};
    CHECK(unreached(assessment_of(spec)).empty());
}

TEST_CASE("Long scales are searched in coarser steps and reach every outcome") {
    CHECK(unreached(assessment_of({balanced_items(155)})).empty());
}

TEST_CASE("Few items are searched through: what any answers reach has a witness, and nothing else has") {
    const Assessment one_each = assessment_of({balanced_items(1)});
    CHECK(!unreachable_by_hand(one_each).empty());
    for (const Assessment& assessment : {one_each, small(), branching()})
        CHECK(unreached(assessment) == unreachable_by_hand(assessment));
}

TEST_CASE("Statements that not everybody is asked are in a witness with the answers that lead to them") {
    const Assessment assessment = parsed(forked("yes", "yes"));
    CHECK(unreached(assessment).empty());
    for (const auto& [key, answers] : find_example_answers(assessment))
        CHECK(answers[0] == (key == "not_enough_evidence" ? Response() : Response(1)));
}

TEST_CASE("Outcomes that no branch leads to have no witness") {
    const Keys missing = unreached(parsed(forked("yes", "no")));
    CHECK(missing.size() == 7);
    CHECK(!missing.contains("not_enough_evidence"));
}

TEST_CASE("Statements that depend on another one are answered beside the answer that leads to them") {
    // Low on the first statement and highest on all others: no trait leads to this pattern. One change alone is not
    // enough.
    CHECK(unreached(parsed(dependent("[0, 1]"))).empty());
    CHECK(unreached(parsed(dependent("2"))).empty());
    CHECK(unreached(parsed(dependent("null"))).empty());
}

TEST_CASE("Very many branches are searched within bounds") {
    CHECK(unreached(parsed(dependent("[1, 2, 3, 4]", true))).empty());
}

}  // namespace twotrack::example_answers_test
