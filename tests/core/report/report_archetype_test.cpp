// The reports of the people in tests/golden/reports, byte for byte: NAME.json holds the answers, NAME.txt the report.
// To record them again on purpose, and then read what changed:
// TWOTRACK_RECORD=1 build/dev/tests/twotrack_core_tests "*archetype*"
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "core/page/page.hpp"
#include "core/quiz/quiz.hpp"
#include "core/report/report.hpp"
#include "tests/support/cpp/assessments.hpp"
#include "tests/support/cpp/files.hpp"

namespace twotrack::report_archetype_test {

using Catch::Matchers::WithinAbs;

namespace {

const std::string folder = "tests/golden/reports/";

const Assessment& career_track() {
    static const Assessment assessment = test::career_track();
    return assessment;
}

/// The names of the files with this extension, in order.
std::set<std::string> names_of(std::string_view extension) {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(TWOTRACK_SOURCE_DIR "/" + folder))
        if (entry.path().extension() == extension) names.insert(entry.path().stem().string());
    return names;
}

struct Archetype {
    Result result;
    Page page;
};

/// A file with a form and response times is a snapshot of the widget. All others are input of `twotrack report`, and
/// are reported in the same way.
Archetype archetype(const std::string& name) {
    const std::string text = test::read_file(folder + name + ".json");
    if (const auto session = restore_session(career_track(), text, 0)) {
        REQUIRE(is_complete(*session));
        return {score_session(career_track(), *session), build_page(career_track(), *session)};
    }
    const auto answers = parse_answers(career_track(), text);
    INFO(name);
    REQUIRE(answers);
    Result result = score(career_track(), *answers);
    result.quality = quality_of(career_track(), *answers);
    return {result, build_report(career_track(), result, &*answers)};
}

}  // namespace

TEST_CASE("each archetype's report is the recorded one") {
    const bool record = std::getenv("TWOTRACK_RECORD") != nullptr;
    for (const std::string& name : names_of(".json")) {
        const std::string report = page_text(archetype(name).page, 80);
        if (record) {
            std::ofstream(TWOTRACK_SOURCE_DIR "/" + folder + name + ".txt", std::ios::binary) << report;
            continue;
        }
        INFO(name << ": if the change is meant, read the new report and record it: "
                  << "TWOTRACK_RECORD=1 build/dev/tests/twotrack_core_tests \"*archetype*\"");
        CHECK(report == test::read_file(folder + name + ".txt"));
    }
}

TEST_CASE("each archetype has answers and a report, and together they reach every outcome") {
    CHECK(names_of(".json") == names_of(".txt"));
    std::set<std::string_view> reached;
    for (const std::string& name : names_of(".json")) {
        const Result result = archetype(name).result;
        reached.insert(outcome_text_key(result.outcome, result.certainty));
    }
    for (const auto& [key, texts] : career_track().outcomes) {
        CAPTURE(key);
        CHECK(reached.contains(key));
    }
}

TEST_CASE("the parts of an archetype's report stand in the plan's order, each at most once") {
    std::vector<std::string> planned;
    for (int part = static_cast<int>(Part::Dimensions); part < static_cast<int>(Part::Count); ++part)
        planned.push_back(career_track().report.part(static_cast<Part>(part)).title);
    planned.push_back(career_track().interface_text[InterfaceKey::SureTitle]);
    planned.push_back(career_track().interface_text[InterfaceKey::MapTitle]);
    planned.push_back(career_track().interface_text[InterfaceKey::ScoresTitle]);
    planned.push_back(career_track().interface_text[InterfaceKey::LimitsTitle]);
    for (const std::string& name : names_of(".json")) {
        auto place = planned.begin();
        for (const Block& block : archetype(name).page.blocks) {
            const auto* heading = std::get_if<Heading>(&block);
            if (!heading || heading->level == 1) continue;
            CAPTURE(name, heading->text.string);
            place = std::find(place, planned.end(), heading->text.string);
            REQUIRE(place != planned.end());
            ++place;
        }
        CHECK(place == planned.end());
    }
}

TEST_CASE("mirrored archetypes are called for opposite sides with the same certainty") {
    for (const auto& [technical, management] :
         {std::pair{"technical-clear-with-a-ladder", "management-clear-lead-with-an-opening"},
          {"technical-lean-depth-without-long-hours-alone", "management-lean-broad-impact-without-interruptions"}}) {
        const Result first = archetype(technical).result, second = archetype(management).result;
        CHECK(first.outcome == Outcome::Technical);
        CHECK(second.outcome == Outcome::Management);
        CHECK(first.certainty == second.certainty);
        CHECK_THAT(first.lean->p_people + second.lean->p_people, WithinAbs(1.0, 1e-12));
    }
}

}  // namespace twotrack::report_archetype_test
