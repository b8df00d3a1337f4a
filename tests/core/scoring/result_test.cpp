#include "core/scoring/result.hpp"

#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <set>

#include "core/json/json.hpp"
#include "core/session/session.hpp"
#include "tests/support/cpp/answers.hpp"
#include "tests/support/cpp/assessments.hpp"
#include "tests/support/cpp/branching_assessment.hpp"
#include "tests/support/cpp/small_assessment.hpp"

namespace twotrack::result_test {

namespace {

json::Value parsed(const std::string& text) {
    auto value = json::parse(text);
    REQUIRE(value);
    return std::move(*value);
}

bool same_bits(const json::Value* value, double number) {
    return value && std::bit_cast<std::uint64_t>(value->number) == std::bit_cast<std::uint64_t>(number);
}

/// The records of a CSV text (RFC 4180).
std::vector<std::vector<std::string>> records_of(std::string_view text) {
    std::vector<std::vector<std::string>> records(1);
    records.back().emplace_back();
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        std::string& field = records.back().back();
        if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') field += text[++i];
        else if (c == '"') quoted = !quoted;
        else if (!quoted && c == ',') records.back().emplace_back();
        else if (!quoted && c == '\r') {
            REQUIRE(text.substr(i, 2) == "\r\n");
            ++i;
            if (i + 1 < text.size()) records.emplace_back().emplace_back();
        } else field += c;
    }
    CHECK_FALSE(quoted);
    return records;
}

std::string csv_of(const Assessment& assessment, const Answers& answers) {
    return result_csv(assessment, answers, score(assessment, answers));
}

}  // namespace

TEST_CASE("scores alone are the result without form, flags and answers") {
    const Assessment assessment = test::career_track();
    const Answers answers = test::answers_at(assessment, {3, 1});
    const Result result = score(assessment, answers);
    const std::string whole = result_json(assessment, answers, result);
    const std::string form = R"("form":"full",)";
    std::string wanted = whole.substr(0, whole.find(R"(,"quality")")) + "}";
    wanted.erase(wanted.find(form), form.size());
    CHECK(scores_json(assessment, result) == wanted);
}

TEST_CASE("a result's JSON holds every figure bit for bit") {
    const Assessment assessment = test::career_track();
    test::Random random(160);
    for (int i = 0; i < 300; ++i) {
        const Answers answers = test::random_answers(random, assessment, random.uniform(0, 1));
        const Result result = score(assessment, answers);
        const json::Value json = parsed(result_json(assessment, answers, result));
        for (std::size_t s = 0; s < 2; ++s) {
            const json::Value& scale = json.find("scales")->elements.at(s);
            REQUIRE(scale.find("id")->string == assessment.scales[s].id);
            REQUIRE(same_bits(scale.find("theta"), result.scales[s].estimate.theta));
            REQUIRE(same_bits(scale.find("standard_error"), result.scales[s].estimate.standard_error));
            REQUIRE(scale.find("answered")->number == static_cast<double>(result.scales[s].estimate.n_answered));
            REQUIRE(scale.find("presented")->number == 10);
        }
        REQUIRE(same_bits(json.find("lean")->find("estimate"), result.lean->estimate));
        REQUIRE(same_bits(json.find("lean")->find("standard_error"), result.lean->standard_error));
        REQUIRE(same_bits(json.find("p_lean"), result.lean->p_people));
        REQUIRE(same_bits(json.find("p_outcome"), result.p_outcome));
        REQUIRE(json.find("outcome")->string == outcome_id(result.outcome));
    }
}

TEST_CASE("a result's JSON names its format, its assessment and all answers in their order") {
    const Assessment small = test::small();
    const Answers answers{4, std::nullopt, 0, 2};
    const json::Value json = parsed(result_json(small, answers, score(small, answers)));
    CHECK(json.find("format_version")->number == 1);
    CHECK(json.find("assessment")->find("id")->string == "small");
    CHECK(json.find("assessment")->find("version")->string == "7");
    const auto& written = json.find("answers")->members;
    REQUIRE(written.size() == 4);
    CHECK(written[0].key == "t1");
    CHECK(written[0].value.number == 4);
    CHECK(written[1].value.kind == json::Kind::Null);
    CHECK(written[3].key == "m2");
}

TEST_CASE("a result's JSON is one line without a newline at its end") {
    const Assessment small = test::small();
    const std::string text = result_json(small, Answers(4), score(small, Answers(4)));
    CHECK(text.find('\n') == std::string::npos);
    CHECK(text.back() == '}');
}

TEST_CASE("a result's JSON names the form that was asked") {
    const Assessment assessment = test::career_track();
    const Answers answers(assessment.items.size(), 1);
    const auto form = [&](const Result& result) {
        return parsed(result_json(assessment, answers, result)).find("form")->string;
    };
    CHECK(form(score(assessment, answers)) == "full");
    CHECK(form(score_form(assessment, answers, Form::Full)) == "full");
    CHECK(form(score_form(assessment, answers, Form::Short)) == "short");
}

TEST_CASE("a result says in a word how sure its outcome is") {
    const Assessment assessment = test::small();
    Result result = score(assessment, Answers(4));
    const auto certainty = [&](Outcome outcome, Certainty certainty, Words words = Words::None) {
        result.outcome = outcome;
        result.certainty = certainty;
        result.words = words;
        return parsed(result_json(assessment, Answers(4), result)).find("certainty")->string;
    };
    for (const Outcome side : {Outcome::Technical, Outcome::Management}) {
        CHECK(certainty(side, Certainty::Clear) == "very_likely");
        CHECK(certainty(side, Certainty::Lean) == "likely");
    }
    CHECK(certainty(Outcome::Hybrid, Certainty::Lean) == "probably");
    CHECK(certainty(Outcome::NeitherYet, Certainty::Lean) == "probably");
    CHECK(certainty(Outcome::TooCloseToCall, Certainty::Lean) == "none");
    CHECK(certainty(Outcome::TooCloseToCall, Certainty::Lean, Words::SlightManagement) == "slight");
    CHECK(certainty(Outcome::NotEnoughEvidence, Certainty::Lean) == "none");
}

TEST_CASE("without a decision a result has no lean and no outcome") {
    const Assessment assessment = test::assessment_of({test::balanced_items(3), ""});
    const json::Value json = parsed(result_json(assessment, Answers(6), score(assessment, Answers(6))));
    for (const char* key : {"lean", "p_lean", "outcome", "p_outcome", "certainty"}) CHECK(json.find(key) == nullptr);
    CHECK(json.find("scales")->elements.size() == 2);
    const auto records = records_of(csv_of(assessment, Answers(6)));
    CHECK(records[0].size() == 6 + 2 * 3 + 1 + 2 * 6);
}

TEST_CASE("a result's CSV is a header and a row of as many fields") {
    const Assessment assessment = test::career_track();
    test::Random random(161);
    for (int i = 0; i < 50; ++i) {
        const auto records = records_of(csv_of(assessment, test::random_answers(random, assessment, 0.3)));
        REQUIRE(records.size() == 2);
        REQUIRE(records[0].size() == 6 + 2 * 3 + 5 + 1 + 2 * test::career_track().items.size());
        REQUIRE(records[1].size() == records[0].size());
    }
}

TEST_CASE("a result's CSV holds the scores, the lean, the outcome and the answers under their names") {
    const Assessment small = test::small();
    const Answers answers{4, std::nullopt, 0, 2};
    Result result = score(small, answers);
    result.quality.same_answer_flag = result.quality.speed_flag = true;
    const std::vector<std::uint32_t> times{1'500, 700, 0, 2'000};
    const Attempt attempt{7, 1'764'550'000'999, 1'764'550'123'000, times};
    const auto records = records_of(result_csv(small, answers, result, {}, attempt));
    CHECK(records[0] == std::vector<std::string>{"assessment",
                                                 "version",
                                                 "form",
                                                 "attempt",
                                                 "began",
                                                 "ended",
                                                 "technical_theta",
                                                 "technical_se",
                                                 "technical_answered",
                                                 "people_theta",
                                                 "people_se",
                                                 "people_answered",
                                                 "lean",
                                                 "lean_se",
                                                 "p_lean",
                                                 "outcome",
                                                 "certainty",
                                                 "quality",
                                                 "t1",
                                                 "m1",
                                                 "t2",
                                                 "m2",
                                                 "t1_ms",
                                                 "m1_ms",
                                                 "t2_ms",
                                                 "m2_ms"});
    std::map<std::string, std::string> row;
    for (std::size_t i = 0; i < records[0].size(); ++i) row[records[0][i]] = records[1].at(i);
    CHECK(row["assessment"] == "small");
    CHECK(row["version"] == "7");
    CHECK(row["form"] == "full");
    CHECK(row["attempt"] == parsed(result_json(small, answers, result, {}, attempt)).find("attempt")->string);
    CHECK(row["began"] == "2025-12-01T00:46:40Z");
    CHECK(row["ended"] == "2025-12-01T00:48:43Z");
    CHECK(std::stod(row["technical_theta"]) == result.scales[0].estimate.theta);
    CHECK(std::stod(row["technical_se"]) == result.scales[0].estimate.standard_error);
    CHECK(row["technical_answered"] == "2");
    CHECK(row["people_answered"] == "1");
    CHECK(std::stod(row["lean"]) == result.lean->estimate);
    CHECK(std::stod(row["lean_se"]) == result.lean->standard_error);
    CHECK(std::stod(row["p_lean"]) == result.lean->p_people);
    CHECK(row["outcome"] == outcome_id(result.outcome));
    CHECK(row["certainty"] == certainty_id(result));
    CHECK(row["quality"] == "longstring fast");
    CHECK(row["t1"] == "4");
    CHECK(row["m1"] == "");
    CHECK(row["t2"] == "0");
    CHECK(row["t1_ms"] == "1500");
    CHECK(row["m1_ms"] == "");  // a time without an answer
    CHECK(row["t2_ms"] == "");  // not known
    CHECK(row["m2_ms"] == "2000");
}

TEST_CASE("a result tells of its attempt what is known, and nothing else") {
    const Assessment small = test::small();
    const Answers answers{4, std::nullopt, 0, 2};
    const auto written = [&](const Attempt& attempt) {
        return parsed(result_json(small, answers, score(small, answers), {}, attempt));
    };
    for (const char* key : {"attempt", "began", "ended", "response_times_ms"}) CHECK_FALSE(written({}).find(key));

    const std::vector<std::uint32_t> times{1'500, 700, 0, 2'000};
    const json::Value whole = written({7, 1'764'550'000'999, 1'764'550'123'000, times});
    CHECK(whole.find("began")->string == "2025-12-01T00:46:40Z");
    CHECK(whole.find("ended")->string == "2025-12-01T00:48:43Z");
    const auto& known = whole.find("response_times_ms")->members;
    REQUIRE(known.size() == 2);
    CHECK(known[0].key == "t1");
    CHECK(known[0].value.number == 1'500);
    CHECK(known[1].key == "m2");

    // What was begun when only the time modulo 2³² was kept.
    const json::Value older = written({7, 4'294'967'295, 0, times});
    CHECK(older.find("attempt"));
    CHECK_FALSE(older.find("began"));
    CHECK_FALSE(older.find("ended"));
}

TEST_CASE("a moment is written in UTC, on every day of the calendar") {
    const Assessment small = test::small();
    const auto began = [&](std::int64_t ms) {
        return parsed(result_json(small, Answers(4), score(small, Answers(4)), {}, {0, ms, 0, {}}))
            .find("began")
            ->string;
    };
    CHECK(began(4'294'967'296) == "1970-02-19T17:02:47Z");
    CHECK(began(951'782'399'999) == "2000-02-28T23:59:59Z");
    CHECK(began(951'782'400'000) == "2000-02-29T00:00:00Z");
    CHECK(began(1'709'251'199'000) == "2024-02-29T23:59:59Z");
    CHECK(began(1'735'689'599'999) == "2024-12-31T23:59:59Z");
    CHECK(began(4'107'542'400'000) == "2100-03-01T00:00:00Z");
    CHECK(began(253'402'300'799'999) == "9999-12-31T23:59:59Z");
}

TEST_CASE("an attempt keeps its id, and no other attempt has it") {
    const Assessment small = test::small();
    const Answers answers{4, std::nullopt, 0, 2};
    const auto id = [&](const Attempt& attempt) {
        return parsed(result_json(small, answers, score(small, answers), {}, attempt)).find("attempt")->string;
    };
    const std::int64_t begun = 1'764'550'000'000;
    CHECK(id({7, begun, 0, {}}) == id({7, begun, begun + 1, {}}));
    std::set<std::string> ids;
    for (std::uint32_t seed = 0; seed < 20; ++seed)
        for (std::int64_t ms = 0; ms < 500; ++ms) {
            const std::string one = id({seed, begun + ms, 0, {}});
            REQUIRE(one.size() <= 16);
            REQUIRE(one.find_first_not_of("abcdefghijklmnop") == std::string::npos);
            ids.insert(one);
        }
    CHECK(ids.size() == 20 * 500);
}

TEST_CASE("a field of a result's CSV is quoted where it must be, and only there") {
    Assessment small = test::small();
    for (const std::string version : {"1,5", "the \"first\"", "a\nb", "a\r\nb", "a\rb", ",", "\""}) {
        small.version = version;
        CAPTURE(version);
        CHECK(records_of(csv_of(small, Answers(4)))[1][1] == version);
    }
    small.version = "plain 1.0";
    CHECK(csv_of(small, Answers(4)).find("\r\nsmall,plain 1.0,") != std::string::npos);
}

TEST_CASE("no text that someone wrote is a formula when a result's CSV is opened in a spreadsheet") {
    const Assessment assessment = test::branching();
    const auto why = assessment.find_item("why");
    REQUIRE(why);
    Answers answers(assessment.items.size());
    answers[*why] = 0;
    std::vector<std::string> texts(assessment.items.size());
    const auto written = [&](const std::string& text) {
        texts[*why] = text;
        const Result result = score(assessment, answers);
        CHECK(parsed(result_json(assessment, answers, result, texts)).find("answers")->find("why")->string == text);
        const auto records = records_of(result_csv(assessment, answers, result, texts));
        return records.at(1).at(static_cast<std::size_t>(std::ranges::find(records[0], "why") - records[0].begin()));
    };
    for (const std::string text : {"=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"https://a.example\",\"b\")", "  =1+1",
                                   "\t=1+1", "\r\n=1+1", "＝1+1", "＋1", "－1", "＠SUM(A1)"}) {
        CAPTURE(text);
        CHECK(written(text) == "'" + text);
    }
    for (const std::string text : {"1+1=2", "a-b", "me@here.example", "", "'=1+1", "–1", "* =1"}) {
        CAPTURE(text);
        CHECK(written(text) == text);
    }
    Assessment small = test::small();
    small.version = "=1+1";
    CHECK(records_of(csv_of(small, Answers(4)))[1][1] == "'=1+1");
}

TEST_CASE("every line of a result's CSV ends with carriage return and line feed") {
    const Assessment small = test::small();
    const std::string text = csv_of(small, Answers(4));
    CHECK(text.ends_with("\r\n"));
    CHECK(std::ranges::count(text, '\n') == 2);
    CHECK(std::ranges::count(text, '\r') == 2);
}

}  // namespace twotrack::result_test
