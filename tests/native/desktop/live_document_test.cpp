#include "native/desktop/authoring/live_document.hpp"

#include <catch2/catch_test_macros.hpp>

#include "native/desktop/authoring/banner.hpp"
#include "native/program/file.hpp"
#include "tests/native/support/scratch.hpp"

namespace twotrack::workbench_test {

using namespace twotrack::native;
using twotrack::test::Scratch;
namespace fs = std::filesystem;

namespace {

std::string text_of(const char* name) { return *read_file(std::string(TWOTRACK_SOURCE_DIR "/assessments/") + name); }
std::string career_track() { return text_of("career-track.json"); }

std::string with_title(const std::string& title) {
    std::string text = career_track();
    const std::size_t at = text.find("\"title\": \"") + 10;
    return text.replace(at, text.find('"', at) - at, title);
}

std::string page_of(Workbench& bench) { return bench.app().view().page().id; }
std::string title_of(Workbench& bench) { return bench.app().view().page().title; }

Answers first_answers(const Workbench& bench) {
    Answers answers(bench.app().assessment()->items.size());
    answers[0] = 4;
    return answers;
}

/// Polls twice: mistakes are reported at the second look.
void look(Workbench& bench) {
    bench.poll(1);
    bench.poll(2);
}

}  // namespace

TEST_CASE("What is saved is on the page with the next look, answers and page as they were") {
    const Scratch scratch;
    Workbench bench(scratch.write("a.json", career_track()), 0);
    bench.app().answer_as(first_answers(bench), 0);
    REQUIRE(bench.app().jump_to("t8", 0));
    CHECK_FALSE(bench.poll(0));
    scratch.replace("a.json", with_title("Another"));
    CHECK(bench.poll(1));
    CHECK(title_of(bench) == "Another");
    CHECK(page_of(bench) == "t8");
    CHECK(bench.app().session().answers == first_answers(bench));
}

TEST_CASE("A mistake is told over the last good version, and goes away when it is mended") {
    const Scratch scratch;
    Workbench bench(scratch.write("a.json", career_track()), 0);
    bench.app().answer_as(first_answers(bench), 0);
    REQUIRE(bench.app().jump_to("t8", 0));
    const std::string mistakes[] = {"", "{\n  oh", "{}", career_track().substr(0, 5000)};
    for (const std::string& mistake : mistakes) {
        CAPTURE(mistake.substr(0, 20));
        scratch.write("a.json", mistake);
        look(bench);
        REQUIRE(bench.fault());
        CHECK(bench.fault()->diagnostics.front().place.line >= 1);
        CHECK(page_of(bench) == "t8");
        CHECK(bench.app().session().answers == first_answers(bench));
        CHECK(bench.app().view().is_dirty());
        scratch.write("a.json", career_track());
        CHECK(bench.poll(3));
        CHECK_FALSE(bench.fault());
        CHECK(bench.app().session().answers == first_answers(bench));
    }
}

TEST_CASE("Half of a save is not judged before a second look") {
    const Scratch scratch;
    Workbench bench(scratch.write("a.json", career_track()), 0);
    scratch.write("a.json", "");
    CHECK_FALSE(bench.poll(1));
    CHECK_FALSE(bench.fault());
    scratch.write("a.json", with_title("Another").substr(0, 9000));
    CHECK_FALSE(bench.poll(2));
    CHECK_FALSE(bench.fault());
    scratch.write("a.json", with_title("Another"));
    CHECK(bench.poll(3));
    CHECK_FALSE(bench.fault());
    CHECK(title_of(bench) == "Another");
}

TEST_CASE("A file that vanishes, or becomes a folder, is told of until it is back") {
    const Scratch scratch;
    Workbench bench(scratch.write("a.json", career_track()), 0);
    fs::remove(scratch.path("a.json"));
    look(bench);
    REQUIRE(bench.fault());
    CHECK(bench.fault()->unreadable == "No such file or directory");
    fs::create_directory(scratch.path("a.json"));
    look(bench);
    CHECK(bench.fault()->unreadable == "Is a directory");
    fs::remove(scratch.path("a.json"));
    scratch.write("a.json", career_track());
    bench.poll(5);
    CHECK_FALSE(bench.fault());
}

TEST_CASE("Who begins with a broken file sees its mistakes, then those that are left, then the assessment") {
    const Scratch scratch;
    Workbench bench(scratch.write("a.json", "{"), 0);
    CHECK(page_of(bench) == "error");
    CHECK_FALSE(bench.fault());
    scratch.write("a.json", "[]");
    look(bench);
    CHECK(page_of(bench) == "error");
    scratch.write("a.json", career_track());
    bench.poll(5);
    CHECK(page_of(bench) == "intro");
    CHECK(bench.app().assessment());
}

TEST_CASE("Another file begins anew; another language of the same assessment goes on") {
    const Scratch scratch;
    Workbench bench(scratch.write("a.json", career_track()), 0);
    scratch.write("a.de.json", text_of("career-track.de.json"));
    bench.app().answer_as(first_answers(bench), 0);
    bench.app().jump_to("t8", 0);
    bench.open(scratch.path("a.de.json"), 1);
    CHECK(bench.app().view().page().language == "de");
    CHECK(page_of(bench) == "t8");
    CHECK(bench.app().session().answers == first_answers(bench));
    CHECK(bench.choose_language("en", 2));
    CHECK(bench.path() == scratch.path("a.json"));
    CHECK(page_of(bench) == "t8");
    CHECK_FALSE(bench.choose_language("fr", 2));
    CHECK(bench.path() == scratch.path("a.json"));

    bench.open(scratch.write("b.json", text_of("big-five.json")), 3);
    CHECK(page_of(bench) == "intro");
    CHECK(n_answered(bench.app().session()) == 0);
    CHECK(bench.language_files().size() == 1);
    scratch.write("b.json", text_of("big-five.json") + "\n");
    bench.poll(4);
    CHECK_FALSE(bench.fault());
}

TEST_CASE("A broken file that is opened is told of over what was there, and is opened once it is mended") {
    const Scratch scratch;
    Workbench bench(scratch.write("a.json", career_track()), 0);
    bench.open(scratch.write("b.json", "{"), 1);
    REQUIRE(bench.fault());
    CHECK(bench.fault()->path == scratch.path("b.json"));
    CHECK(bench.app().assessment()->id == "career-track");
    bench.app().answer_as(first_answers(bench), 1);
    scratch.write("b.json", text_of("big-five.json"));
    bench.poll(2);
    CHECK_FALSE(bench.fault());
    CHECK(bench.app().assessment()->id != "career-track");
    CHECK(n_answered(bench.app().session()) == 0);
    CHECK(page_of(bench) == "intro");
}

TEST_CASE("Every change of a language's file counts, and no look without one") {
    const Scratch scratch;
    scratch.write("a.de.json", text_of("career-track.de.json"));
    Workbench bench(scratch.write("a.json", career_track()), 0);
    const auto before = bench.revision();
    bench.poll(1);
    CHECK(bench.revision() == before);
    scratch.write("a.de.json", "{}");
    bench.poll(2);
    CHECK(bench.revision() > before);
    REQUIRE(bench.contents().size() == 2);
    CHECK(bench.contents()[0] == career_track());
    CHECK(bench.contents()[1] == "{}");
}

TEST_CASE("A banner names the file without its folders, each place, and how many more there are") {
    FileFault fault{"/a/long/way/mine.json", {}, {}};
    for (int line = 1; line <= 6; ++line) fault.diagnostics.push_back({"rule", {line, 7, ""}, "Oh\x1b no."});
    const Banner banner = banner_of(fault);
    CHECK(banner.title.starts_with("mine.json has 6 mistakes"));
    REQUIRE(banner.lines.size() == 5);
    CHECK(banner.lines[0].starts_with("mine.json:1:7  Oh"));
    CHECK_FALSE(banner.lines[0].contains('\x1b'));
    CHECK(banner.lines[4].starts_with("And 2 more"));
    CHECK(banner_of({"a.json", "Is a directory", {}}).lines.front() == "Is a directory.");
}

}  // namespace twotrack::workbench_test
