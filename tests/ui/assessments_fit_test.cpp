// Nothing is clipped, nothing overlaps, no word is lost and every target is large enough: on every page of the shipped
// assessments, in every language, at every width and text size, in a font that is wider than most and in the font that
// people see.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/support/cpp/assessments.hpp"
#include "tests/support/cpp/pseudo_locale.hpp"
#include "tests/ui/support/geometry.hpp"
#include "tests/ui/support/inter_font.hpp"
#include "tests/ui/support/stage.hpp"

namespace twotrack::assessments_fit_test {

using namespace twotrack::test;

namespace {

Assessment assessment_in(const std::string& path) { return parsed(read_file(path)); }

void check_career_track(const Assessment& assessment, Canvas::LoadFonts* load, float text_px) {
    Canvas canvas(load);
    check_at_every_width(canvas, every_page(assessment), text_px);
}

}  // namespace

TEST_CASE("The career track fits at any width and text size") {
    check_career_track(career_track(), imgui_font, GENERATE(16.0f, 20.0f, 24.0f, 32.0f));
}

TEST_CASE("The career track fits in Inter") {
    check_career_track(career_track(), inter_font, GENERATE(16.0f, 20.0f, 24.0f, 32.0f));
}

TEST_CASE("The German career track fits at any width and text size") {
    check_career_track(assessment_in("assessments/career-track.de.json"), imgui_font,
                       GENERATE(16.0f, 20.0f, 24.0f, 32.0f));
}

TEST_CASE("The German career track fits in Inter") {
    check_career_track(assessment_in("assessments/career-track.de.json"), inter_font,
                       GENERATE(16.0f, 20.0f, 24.0f, 32.0f));
}

// Words of 15 letters do not fit at every size: leaves out the largest sizes.
TEST_CASE("A pseudo-locale of longer words and accents on all letters fits at any width") {
    const Assessment assessment = parsed(pseudo_locale(career_track_text(), "en"));
    REQUIRE(assessment.language == "en-XA");
    check_career_track(assessment, GENERATE(imgui_font, inter_font), GENERATE(16.0f, 20.0f));
}

TEST_CASE("Rankings, several choices, texts of one's own and information fit at any width and text size") {
    const Assessment assessment = assessment_in("assessments/next-project.json");
    Canvas canvas(GENERATE(imgui_font, inter_font));
    const float text = GENERATE(16.0f, 20.0f, 24.0f, 32.0f);
    const std::vector<Page> pages = pages_on_way(assessment, Choose::Last);
    for (const char* id : {"reward", "avoid", "dream", "two-minutes", "review", "report", "shared", "welcome"})
        CHECK(std::ranges::count(pages, id, &Page::id) > 0);
    check_at_every_width(canvas, pages, text);
    check_at_every_width(canvas, pages_on_way(assessment, Choose::First), text);
}

TEST_CASE("The Big Five fit at any width and text size") {
    Canvas canvas(GENERATE(imgui_font, inter_font));
    check_at_every_width(canvas, pages_on_way(assessment_in("assessments/big-five.json"), Choose::Last),
                         GENERATE(16.0f, 20.0f, 24.0f, 32.0f));
}

}  // namespace twotrack::assessments_fit_test
