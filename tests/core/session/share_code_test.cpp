#include "core/session/share_code.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>

#include "core/assessment/answers.hpp"
#include "core/json/json.hpp"
#include "core/page/page.hpp"
#include "core/report/report.hpp"
#include "core/session/checked_text.hpp"
#include "tests/support/cpp/answers.hpp"
#include "tests/support/cpp/assessments.hpp"
#include "tests/support/cpp/pages.hpp"
#include "tests/support/cpp/small_assessment.hpp"

namespace twotrack::share_code_test {

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::WithinAbs;

namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

Result read(const Assessment& assessment, std::string_view code) {
    const auto shared = open_code(assessment, code);
    if (!shared) UNSCOPED_INFO(shared.error());
    REQUIRE(shared);
    CHECK_FALSE(shared->answers);
    return shared->result;
}

/// The words of a page without the odds of its certainty.
std::string lead_of(const Page& page) {
    for (const Block& block : page.blocks)
        if (const auto* paragraph = std::get_if<Paragraph>(&block)) return paragraph->text.string;
    return {};
}

}  // namespace

TEST_CASE("a share code holds a result to four decimals") {
    const Assessment assessment = test::career_track();
    test::Random random(170);
    for (int i = 0; i < 300; ++i) {
        const Result result = score(assessment, test::random_answers(random, assessment, random.uniform(0, 1)));
        const Result shared = read(assessment, share_code(assessment, result));
        REQUIRE(shared.outcome == result.outcome);
        REQUIRE(shared.certainty == result.certainty);
        for (std::size_t s = 0; s < 2; ++s) {
            REQUIRE_THAT(shared.scales[s].estimate.theta, WithinAbs(result.scales[s].estimate.theta, 5.1e-5));
            REQUIRE_THAT(shared.scales[s].estimate.standard_error,
                         WithinAbs(result.scales[s].estimate.standard_error, 5.1e-5));
            REQUIRE(shared.scales[s].estimate.n_answered == result.scales[s].estimate.n_answered);
            REQUIRE(shared.scales[s].n_presented == 10);
        }
        REQUIRE_THAT(shared.lean->estimate, WithinAbs(result.lean->estimate, 2e-4));
        REQUIRE_THAT(shared.lean->standard_error, WithinAbs(result.lean->standard_error, 2e-4));
    }
}

TEST_CASE("a shared certainty is never above the certainty that was shared") {
    const Assessment assessment = test::career_track();
    Result result = score(assessment, test::answers_at(assessment, {2, 2}));
    for (const double p :
         {0.5999999, 0.6, 0.69999, 0.7, 0.89999, 0.9, 0.949999, 0.95, 0.98, 0.99, 0.99499, 0.995, 1.0}) {
        result.p_outcome = p;
        const Result shared = read(assessment, share_code(assessment, result));
        CAPTURE(p);
        CHECK(shared.p_outcome <= p);
        CHECK_THAT(shared.p_outcome, WithinAbs(p, 1.1e-4));
        CHECK(lead_of(build_report(assessment, shared)) == lead_of(build_report(assessment, result)));
    }
}

TEST_CASE("a result from a code can be shared again, with the same certainty, in the same code") {
    const Assessment assessment = test::career_track();
    Result result = score(assessment, test::answers_at(assessment, {2, 2}));
    for (int steps = 0; steps <= 10'000; ++steps) {
        result.p_outcome = steps / 10'000.0;
        const std::string code = share_code(assessment, result);
        const Result shared = read(assessment, code);
        REQUIRE(shared.p_outcome == result.p_outcome);
        REQUIRE(share_code(assessment, shared) == code);
    }
}

TEST_CASE("a share code is short and needs no escaping in a link") {
    const Assessment assessment = test::career_track();
    const std::string code = share_code(assessment, score(assessment, test::answers_at(assessment, {3, 3})));
    CHECK(code.size() == 46);
    CHECK(code.find_first_not_of(alphabet) == std::string::npos);

    test::AssessmentSpec spec;
    for (int s = 0; s < 8; ++s)
        spec.items.push_back({"i" + std::to_string(s), s == 0   ? "technical"
                                                       : s == 1 ? "people"
                                                                : "s" + std::to_string(s)});
    const Assessment eight = test::assessment_of(spec);
    CHECK(share_code(eight, score(eight, Answers(8, 3))).size() == 126);
    CHECK(read(eight, share_code(eight, score(eight, Answers(8, 3)))).scales.size() == 8);
}

TEST_CASE("a code from before versions and flags still opens") {
    const Assessment assessment = test::career_track();
    const auto logits = [](CodeWriter& writer, double value) {
        writer.number(static_cast<std::uint32_t>(std::lround((value + 20) * 10'000)), 3);
    };
    CodeWriter writer;
    writer.number(1, 1);
    for (const double theta : {1.25, -0.5}) {
        logits(writer, theta);
        logits(writer, 0.36);
        writer.number(9, 2);
        writer.number(10, 2);
    }
    logits(writer, 0.0);
    writer.number(9'800, 2);
    writer.number(static_cast<std::uint32_t>(Outcome::Technical) * 2 + 1, 1);
    const Result result = read(assessment, encode_checked(assessment.id, writer.bytes()));
    CHECK_THAT(result.scales[0].estimate.theta, WithinAbs(1.25, 1e-9));
    CHECK(result.outcome == Outcome::Technical);
    CHECK(result.certainty == Certainty::Clear);
    CHECK_FALSE(result.is_other_version);

    // Answers: the first byte is now 4 in place of 2, and further bits of the second hold flags.
    const Answers answers = test::answers_at(assessment, {3, 1});
    const std::string code = answers_code(assessment, answers, Form::Full);
    std::string context = assessment.id;
    for (std::size_t i = 0; i < assessment.items.size(); ++i)
        context += " " + assessment.items[i].id + ":" + std::to_string(n_responses(assessment, i));
    std::string bytes = decode_checked(code)->bytes;
    REQUIRE(encode_checked(context, bytes) == code);
    REQUIRE(bytes[0] == 4);
    bytes[0] = 2;
    const auto shared = open_code(assessment, encode_checked(context, bytes));
    REQUIRE(shared);
    CHECK(shared->answers == answers);
}

TEST_CASE("a result without a decision can be shared") {
    const Assessment assessment = test::assessment_of({test::balanced_items(3), ""});
    const Result shared = read(assessment, share_code(assessment, score(assessment, Answers(6, 4))));
    CHECK_FALSE(shared.lean);
    CHECK(shared.scales.size() == 2);
}

TEST_CASE("a share code does not hold the answers: others with the same scores have the same code") {
    const Assessment assessment = test::assessment_of({test::balanced_items(4)});
    Answers one(8, 2), other(8, 2);
    one[0] = 3;
    other[4] = 3;
    REQUIRE(assessment.items[0].measure->scale == assessment.items[4].measure->scale);
    REQUIRE(assessment.items[0].measure->keyed == assessment.items[4].measure->keyed);
    CHECK(share_code(assessment, score(assessment, one)) == share_code(assessment, score(assessment, other)));
}

TEST_CASE("a share code with any letter changed, missing or added is refused") {
    const Assessment assessment = test::career_track();
    const std::string code = share_code(assessment, score(assessment, test::answers_at(assessment, {3, 3})));
    for (std::size_t i = 0; i < code.size(); ++i) {
        for (const char letter : alphabet) {
            if (letter == code[i]) continue;
            std::string changed = code;
            changed[i] = letter;
            CAPTURE(changed);
            REQUIRE_FALSE(open_code(assessment, changed));
        }
        REQUIRE_FALSE(open_code(assessment, code.substr(0, i)));
        REQUIRE_FALSE(open_code(assessment, code.substr(0, i) + code.substr(i + 1)));
        REQUIRE_FALSE(open_code(assessment, code.substr(0, i) + "A" + code.substr(i)));
    }
    for (const std::string& wrong : {code + "A", code + "AAAA", " " + code, code + "=", code + "\n",
                                     std::string(100'000, 'A'), std::string(), std::string("é")})
        CHECK_FALSE(open_code(assessment, wrong));
}

TEST_CASE("a share code that has a right checksum and holds what no answers give is refused") {
    const Assessment assessment = test::career_track();
    const Result result = score(assessment, test::answers_at(assessment, {3, 1}));
    REQUIRE(open_code(assessment, share_code(assessment, result)));
    const auto refused = [&](auto&& alter) {
        Result altered = result;
        alter(altered);
        const auto shared = open_code(assessment, share_code(assessment, altered));
        REQUIRE_FALSE(shared);
        CHECK_THAT(shared.error(), ContainsSubstring("damaged"));
    };
    refused([](Result& r) { r.scales[0].estimate.theta = 10; });
    refused([](Result& r) { r.scales[1].estimate.theta = -19; });
    refused([](Result& r) { r.scales[0].estimate.standard_error = 0; });
    refused([](Result& r) { r.scales[0].estimate.standard_error = -1; });
    refused([](Result& r) { r.scales[1].estimate.standard_error = 1000; });
    refused([](Result& r) { r.scales[1].estimate.n_answered = r.scales[1].n_presented + 1; });
    refused([](Result& r) { r.covariance = 1; });
    refused([](Result& r) { r.covariance = -19; });
    refused([](Result& r) { r.p_outcome = 2; });
}

TEST_CASE("any bytes that have a right checksum are refused, or are a report that is whole") {
    const Assessment assessment = test::career_track();
    const std::string code = share_code(assessment, score(assessment, test::answers_at(assessment, {3, 1})));
    const auto original = decode_checked(code);
    REQUIRE(original);
    test::Random random(172);
    int n_opened = 0;
    for (int i = 0; i < 3000; ++i) {
        std::string bytes = original->bytes;
        const std::size_t n_changed = 1 + random.below(i % 2 == 0 ? 3 : bytes.size());
        for (std::size_t k = 0; k < n_changed; ++k)
            bytes[random.below(bytes.size())] = static_cast<char>(random.below(256));
        const auto shared = open_code(assessment, encode_checked(assessment.id, bytes));
        if (!shared) continue;
        ++n_opened;
        const auto page = json::parse(page_json(build_report(assessment, shared->result, nullptr, shared->form)));
        REQUIRE(page);
        REQUIRE(page->find("blocks")->elements.size() > 3);
    }
    CHECK(n_opened > 100);
}

TEST_CASE("a share code of another assessment is refused with a sentence") {
    const Assessment assessment = test::career_track(), small = test::small();
    const auto result =
        open_code(small, share_code(assessment, score(assessment, test::answers_at(assessment, {3, 3}))));
    REQUIRE(!result);
    CHECK_THAT(result.error(), ContainsSubstring("another assessment"));
}

TEST_CASE("a share code of a version with other scales is refused with a sentence") {
    const Assessment two = test::assessment_of({test::balanced_items(3)});
    auto items = test::balanced_items(3);
    items.push_back({"x", "third"});
    const Assessment three = test::assessment_of({items});
    const auto result = open_code(three, share_code(two, score(two, Answers(6, 4))));
    REQUIRE(!result);
    CHECK_THAT(result.error(), ContainsSubstring("another version"));
}

TEST_CASE("an answers code brings every answer back, and the report they make") {
    const Assessment assessment = test::career_track();
    test::Random random(171);
    for (int i = 0; i < 300; ++i) {
        const Answers answers = test::random_answers(random, assessment, random.uniform(0, 1));
        const Form form = i % 2 == 0 ? Form::Full : Form::Short;
        const std::string code = answers_code(assessment, answers, form);
        REQUIRE(code.size() == 36);
        const auto opened = open_code(assessment, code);
        REQUIRE(opened);
        REQUIRE(opened->answers == answers);
        REQUIRE(opened->form == form);
        const Result result = score_form(assessment, answers, form);
        REQUIRE(opened->result.p_outcome == result.p_outcome);
        REQUIRE(opened->result.outcome == result.outcome);
    }
}

TEST_CASE("a changed letter of an answers code, or other items, refuse it with a sentence") {
    const Assessment assessment = test::career_track();
    const std::string code = answers_code(assessment, test::answers_at(assessment, {3, 3}), Form::Full);
    for (std::size_t i = 0; i < code.size(); ++i) {
        for (const char letter : alphabet) {
            std::string changed = code;
            changed[i] = letter;
            if (changed != code) REQUIRE_FALSE(open_code(assessment, changed));
        }
    }
    Assessment other = assessment;
    std::swap(other.items[0].id, other.items[1].id);
    const auto refused = open_code(other, code);
    REQUIRE_FALSE(refused);
    CHECK_THAT(refused.error(), ContainsSubstring("belongs to another assessment"));
}

TEST_CASE("too many items for a code have none") {
    test::AssessmentSpec spec;
    for (int i = 0; i < 600; ++i) spec.items.push_back({"i" + std::to_string(i), i % 2 == 0 ? "technical" : "people"});
    const Assessment assessment = test::assessment_of(spec);
    CHECK(answers_code(assessment, Answers(600, 4), Form::Full).empty());
}

}  // namespace twotrack::share_code_test
