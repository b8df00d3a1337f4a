#include <catch2/catch_test_macros.hpp>

#include "core/assessment/assessment.hpp"
#include "core/assessment/parse/parse_assessment.hpp"
#include "core/base/diagnostic.hpp"
#include "tests/support/cpp/answers.hpp"
#include "tests/support/cpp/assessments.hpp"
#include "tests/support/cpp/random.hpp"
#include "tests/support/cpp/small_assessment.hpp"

namespace twotrack::assessment_corruption_test {

namespace {

/// Any text is either an assessment that can be scored, or has at least one finding with a place in the text.
void check_read(std::string_view text) {
    const auto assessment = parse_assessment(text);
    if (assessment) {
        REQUIRE(!assessment->items.empty());
        REQUIRE(score(*assessment, Answers(assessment->items.size())).scales.size() == assessment->scales.size());
        return;
    }
    REQUIRE(!assessment.error().empty());
    for (const Diagnostic& each : assessment.error()) {
        REQUIRE(!each.rule.empty());
        REQUIRE(!each.sentence.empty());
        REQUIRE(each.place.line >= 1);
        REQUIRE(each.place.column >= 1);
        REQUIRE(static_cast<std::size_t>(each.place.line) <= text.size() + 1);
        REQUIRE(static_cast<std::size_t>(each.place.column) <= text.size() + 1);
    }
}

/// The first `length` bytes of an assessment are refused, with one reason.
void check_cut_off(std::string_view text, std::size_t length) {
    const auto assessment = parse_assessment(text.substr(0, length));
    CAPTURE(length);
    REQUIRE(!assessment);
    REQUIRE(assessment.error().size() == 1);
    REQUIRE((assessment.error()[0].rule == "syntax" || assessment.error()[0].rule == "not-utf-8"));
}

}  // namespace

TEST_CASE("an assessment that is cut off at any byte is refused") {
    // This assessment has every kind of content in a tenth of the career track's length. The time to read all prefixes
    // of a text grows with the square of its length.
    const std::string text = test::read_file("tests/fuzz/every-kind.json");
    const auto end = text.find_last_of('}');
    for (std::size_t length = 0; length <= end; ++length) check_cut_off(text, length);
    CHECK(parse_assessment(std::string_view(text).substr(0, end + 1)));
}

TEST_CASE("the career track cut off in any line is refused") {
    const std::string text = test::career_track_text();
    std::size_t line = 0;
    for (std::size_t begin = 0, end; (end = text.find('\n', begin)) != std::string::npos && end + 1 < text.size();
         begin = end + 1)
        check_cut_off(text, begin + line++ % (end - begin + 1));
    CHECK(line > 500);
}

TEST_CASE("any byte of an assessment may be any other") {
    const std::string text = test::read_file("tests/fuzz/every-kind.json");
    test::Random random(100);
    for (int i = 0; i < 3'000; ++i) {
        std::string changed = text;
        changed[random.below(changed.size())] = static_cast<char>(random.below(256));
        CAPTURE(i);
        check_read(changed);
    }
}

TEST_CASE("any byte of a small assessment may be missing or doubled") {
    const std::string text(test::small_assessment);
    for (std::size_t i = 0; i < text.size(); ++i) {
        CAPTURE(i);
        std::string shorter = text, longer = text;
        shorter.erase(i, 1);
        longer.insert(i, 1, text[i]);
        check_read(shorter);
        check_read(longer);
    }
}

TEST_CASE("any value of a small assessment may be a value of another kind") {
    const std::string text(test::small_assessment);
    test::Random random(101);
    const std::string others[] = {
        "null", "true", "-1", "1e300", "\"\"", "[]", "{}", "[[]]", "[{}]", "[null, 7, \"x\"]", "{\"id\": {}}"};
    for (int i = 0; i < 5'000; ++i) {
        // From one structural character to another: a value, several values or a part of one.
        const auto from = text.find_first_of(":,[", random.below(text.size()));
        if (from == std::string::npos) continue;
        const auto to = text.find_first_of(",]}", from + 1 + random.below(3));
        if (to == std::string::npos) continue;
        CAPTURE(i);
        check_read(text.substr(0, from + 1) + others[random.below(std::size(others))] + text.substr(to));
    }
}

}  // namespace twotrack::assessment_corruption_test
