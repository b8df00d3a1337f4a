#include "core/assessment/answers.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_all.hpp>
#include <set>

#include "tests/support/cpp/branching_assessment.hpp"

namespace twotrack::answers_test {

namespace {

std::size_t item(const Assessment& assessment, std::string_view id) { return assessment.find_item(id).value(); }

using OptionIndices = std::vector<int>;

/// The response after choosing these options one after the other.
OptionIndices after_choosing(const Assessment& assessment, std::string_view id, const OptionIndices& chosen_ones) {
    Response response;
    for (const int option : chosen_ones) response = chosen(assessment, item(assessment, id), response, option);
    return options_of(assessment, item(assessment, id), response);
}

}  // namespace

TEST_CASE("every response of every kind names options that name it again") {
    const Assessment assessment = test::branching();
    const auto [id, n] = GENERATE(table<std::string, std::size_t>(
        {{"ask", 2}, {"team", 3}, {"tools", 7 + 1}, {"values", 4 + 12 + 24 + 24}, {"t1", 5}, {"break", 0}}));
    std::set<OptionIndices> seen;
    for (int code = -1; code <= n_responses(assessment, item(assessment, id)); ++code) {
        const OptionIndices options = options_of(assessment, item(assessment, id), code);
        if (options.empty()) continue;
        CHECK(response_of(assessment, item(assessment, id), options) == code);
        CHECK(seen.insert(options).second);
    }
    CHECK(seen.size() == n);
}

TEST_CASE("what is no answer to an item is no response") {
    const Assessment assessment = test::branching();
    const auto response = [&](std::string_view id, const OptionIndices& options) {
        return response_of(assessment, item(assessment, id), options);
    };
    CHECK(!response("ask", {0, 1}));
    CHECK(!response("ask", {2}));
    CHECK(!response("tools", {}));
    CHECK(!response("tools", {0, 0}));
    CHECK(!response("tools", {0, 3}));  // "none of these" together with another option
    CHECK(!response("tools", {-1}));
    CHECK(!response("values", {1, 1}));
    CHECK(!response("values", {4}));
    CHECK(!response("why", {0}));
    CHECK(!response("break", {0}));
    CHECK(response("tools", {2, 0}) == response("tools", {0, 2}));
    CHECK(response("values", {2, 0}) != response("values", {0, 2}));
}

TEST_CASE("choosing") {
    const Assessment assessment = test::branching();
    SECTION("one replaces the other") { CHECK(after_choosing(assessment, "team", {0, 2}) == OptionIndices{2}); }
    SECTION("several are added and taken out") {
        CHECK(after_choosing(assessment, "tools", {2, 0}) == OptionIndices{0, 2});
        CHECK(after_choosing(assessment, "tools", {2, 0, 2}) == OptionIndices{0});
        CHECK(after_choosing(assessment, "tools", {2, 2}).empty());
    }
    SECTION("the option apart and the others exclude each other") {
        CHECK(after_choosing(assessment, "tools", {0, 2, 3}) == OptionIndices{3});
        CHECK(after_choosing(assessment, "tools", {3, 1}) == OptionIndices{1});
    }
    SECTION("ranks are given in order, and the last follows by itself") {
        CHECK(after_choosing(assessment, "values", {2}) == OptionIndices{2});
        CHECK(after_choosing(assessment, "values", {2, 0}) == OptionIndices{2, 0});
        CHECK(after_choosing(assessment, "values", {2, 0, 3}) == OptionIndices{2, 0, 3, 1});
    }
    SECTION("one taken out of a ranking makes room for another") {
        CHECK(after_choosing(assessment, "values", {2, 0, 3, 2}) == OptionIndices{0, 3, 1});
        CHECK(after_choosing(assessment, "values", {2, 0, 3, 2, 2}) == OptionIndices{0, 3, 1, 2});
        CHECK(after_choosing(assessment, "values", {2, 0, 2}) == OptionIndices{0});
    }
    SECTION("a ranking is answered with its last rank") {
        const std::size_t values = item(assessment, "values");
        CHECK(!is_answered(assessment, values, response_of(assessment, values, OptionIndices{2, 0})));
        CHECK(is_answered(assessment, values, response_of(assessment, values, OptionIndices{2, 0, 3, 1})));
    }
}

TEST_CASE("tests ask about what is chosen, among those chosen, or ranked first") {
    const Assessment assessment = test::branching();
    const auto holds = [&](std::string_view id, const OptionIndices& options, std::vector<int> values) {
        const std::size_t index = item(assessment, id);
        return answers_to(assessment, Test{Subject::Answer, index, std::move(values)},
                          response_of(assessment, index, options));
    };
    CHECK(holds("team", {1}, {0, 1}));
    CHECK(!holds("team", {1}, {0, 2}));
    CHECK(holds("team", {}, {no_value}));
    CHECK(!holds("team", {}, {0, 1, 2}));
    CHECK(holds("tools", {0, 2}, {2}));
    CHECK(!holds("tools", {0, 2}, {1, 3, no_value}));
    CHECK(holds("values", {3, 1}, {3}));
    CHECK(!holds("values", {3, 1}, {1}));
    CHECK(answers_to(assessment, Test{Subject::Answer, item(assessment, "why"), {no_value}}, std::nullopt));
    CHECK(!answers_to(assessment, Test{Subject::Answer, item(assessment, "why"), {no_value}}, 0));
}

}  // namespace twotrack::answers_test
