#include <catch2/catch_test_macros.hpp>
#include <map>

#include "core/json/json.hpp"
#include "core/page/page.hpp"
#include "core/quiz/quiz.hpp"
#include "core/report/report.hpp"
#include "tests/support/cpp/answers.hpp"
#include "tests/support/cpp/assessments.hpp"
#include "tests/support/cpp/page_values.hpp"
#include "tests/support/cpp/pages.hpp"
#include "tests/support/cpp/sessions.hpp"
#include "tests/support/cpp/small_assessment.hpp"

namespace twotrack::page_json_test {

using test::block;
using test::collect;
using test::parsed;

TEST_CASE("a page's JSON holds every text in reading order") {
    for (const Assessment& assessment : {test::small(), test::career_track()})
        for (const Page& page : test::all_pages(assessment)) {
            CAPTURE(page.id);
            std::vector<Text> written;
            collect(parsed(page), written);
            const auto texts = test::texts_of(page);
            REQUIRE(written.size() == texts.size());
            for (std::size_t i = 0; i < texts.size(); ++i) {
                CHECK(written[i].id == texts[i]->id);
                CHECK(written[i].string == texts[i]->string);
            }
        }
}

TEST_CASE("a page's JSON names the page, its title, its language and a kind for every block") {
    for (const Page& page : test::all_pages(test::small())) {
        const json::Value json = parsed(page);
        CHECK(json.find("id")->string == page.id);
        CHECK(json.find("title")->string == page.title);
        CHECK(json.find("language")->string == page.language);
        REQUIRE(json.find("blocks")->elements.size() == page.blocks.size());
        for (const json::Value& each : json.find("blocks")->elements) CHECK_FALSE(each.find("kind")->string.empty());
    }
}

TEST_CASE("a question's JSON holds its answers with their ids and which is checked") {
    const Assessment small = test::small();
    Session session = test::after(small, start_session(small, 0), Next{});
    session = test::after(small, session, Answer{0, 3});
    const json::Value page = parsed(build_page(small, session));
    const auto& options = block(page, "choice-group").find("options")->elements;
    REQUIRE(options.size() == 5);
    for (std::size_t k = 0; k < 5; ++k) {
        CHECK(options[k].find("id")->string == "t1:" + std::to_string(k));
        CHECK(options[k].find("checked")->boolean == (k == 3));
    }
    CHECK(block(page, "footer").find("back")->find("id")->string == "back");
    CHECK(block(page, "footer").find("forward")->find("emphasis")->string == "primary");
    CHECK(block(page, "progress").find("segments")->elements[0].find("questions")->number == 2);
}

TEST_CASE("a report's JSON holds the charts' figures as they are, and their text alternatives") {
    const Assessment small = test::small();
    const Page page = build_report(small, score(small, {4, 3, 0, 1}));
    const json::Value json = parsed(page);
    const auto& gauge = test::only<Gauge>(page);
    const auto& map = test::only<TraitMap>(page);
    const auto& entry = test::only<Measures>(page).entries[1];
    CHECK(block(json, "gauge").find("mean")->number == gauge.mean);
    CHECK(block(json, "gauge").find("standard_deviation")->number == gauge.standard_deviation);
    CHECK(block(json, "gauge").find("zone")->number == gauge.zone);
    CHECK(block(json, "gauge").find("alternative")->string == gauge.alternative);
    CHECK(block(json, "map").find("x")->number == map.x);
    CHECK(block(json, "map").find("y")->number == map.y);
    CHECK(block(json, "map").find("standard_error_x")->number == map.standard_error_x);
    CHECK(block(json, "map").find("alternative")->string == map.alternative);
    const json::Value& written = block(json, "measures").find("entries")->elements[1];
    CHECK(written.find("theta")->number == entry.theta);
    CHECK(written.find("low")->number == entry.low);
    CHECK(written.find("high")->number == entry.high);
}

TEST_CASE("words of any kind survive in a page's JSON") {
    std::string text =
        test::edited(R"("text": "Tools bore me.")", R"("text": "\"<\/script>\" \u2028 \u0001 \\ 日本 😀")");
    const Assessment assessment = test::parsed(text);
    Session session = start_session(assessment, 0);
    session.position = {Position::Kind::Card, 2};
    std::vector<Text> written;
    collect(parsed(build_page(assessment, session)), written);
    CHECK(std::ranges::find(written, "\"</script>\" \u2028 \x01 \\ 日本 😀", &Text::string) != written.end());
}

TEST_CASE("the JSON of a report is JSON for every set of answers") {
    const Assessment assessment = test::career_track();
    test::Random random(140);
    for (int i = 0; i < 300; ++i) {
        const Answers answers = test::random_answers(random, assessment, random.uniform(0, 1));
        REQUIRE(json::parse(page_json(build_report(assessment, score(assessment, answers), &answers))));
    }
}

}  // namespace twotrack::page_json_test
