#include "native/desktop/authoring/live_document.hpp"

#include <catch2/catch_test_macros.hpp>

#include "native/desktop/authoring/banner.hpp"
#include "native/program/file.hpp"
#include "tests/native/support/scratch.hpp"

namespace twotrack::live_document_test {

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

std::string page_of(LiveDocument& document) { return document.quiz().view().page().id; }
std::string title_of(LiveDocument& document) { return document.quiz().view().page().title; }

Answers first_answers(const LiveDocument& document) {
    Answers answers(document.quiz().assessment()->items.size());
    answers[0] = 4;
    return answers;
}

/// Polls until mistakes are reported.
void look(LiveDocument& document) {
    document.poll(1);
    document.poll(1 + LiveDocument::half_saved_ms);
}

}  // namespace

TEST_CASE("What is saved is on the page with the next look, answers and page as they were") {
    const Scratch scratch;
    LiveDocument document(scratch.write("a.json", career_track()), 0);
    document.quiz().answer_as(first_answers(document), 0);
    REQUIRE(document.quiz().jump_to("t8", 0));
    CHECK_FALSE(document.poll(0));
    scratch.replace("a.json", with_title("Another"));
    CHECK(document.poll(1));
    CHECK(title_of(document) == "Another");
    CHECK(page_of(document) == "t8");
    CHECK(document.quiz().session().answers == first_answers(document));
}

TEST_CASE("A mistake is told over the last good version, and goes away when it is mended") {
    const Scratch scratch;
    LiveDocument document(scratch.write("a.json", career_track()), 0);
    document.quiz().answer_as(first_answers(document), 0);
    REQUIRE(document.quiz().jump_to("t8", 0));
    const std::string mistakes[] = {"", "{\n  oh", "{}", career_track().substr(0, 5000)};
    for (const std::string& mistake : mistakes) {
        CAPTURE(mistake.substr(0, 20));
        scratch.write("a.json", mistake);
        look(document);
        REQUIRE(document.fault());
        CHECK(document.fault()->diagnostics.front().place.line >= 1);
        CHECK(page_of(document) == "t8");
        CHECK(document.quiz().session().answers == first_answers(document));
        CHECK(document.quiz().view().is_dirty());
        scratch.write("a.json", career_track());
        CHECK(document.poll(3));
        CHECK_FALSE(document.fault());
        CHECK(document.quiz().session().answers == first_answers(document));
    }
}

TEST_CASE("Half of a save is not judged before its time, however often somebody looks") {
    const Scratch scratch;
    LiveDocument document(scratch.write("a.json", career_track()), 0);
    const auto nothing_is_told = [&](std::int64_t from_ms) {
        for (std::int64_t now_ms = from_ms; now_ms < from_ms + LiveDocument::half_saved_ms; ++now_ms)
            if (document.poll(now_ms) || document.fault()) return false;
        return true;
    };
    scratch.write("a.json", "");
    CHECK(nothing_is_told(1));
    scratch.write("a.json", with_title("Another").substr(0, 9000));
    CHECK(nothing_is_told(1 + LiveDocument::half_saved_ms));
    scratch.write("a.json", with_title("Another"));
    CHECK(document.poll(1 + 2 * LiveDocument::half_saved_ms));
    CHECK_FALSE(document.fault());
    CHECK(title_of(document) == "Another");
}

TEST_CASE("A file that vanishes, or becomes a folder, is told of until it is back") {
    const Scratch scratch;
    LiveDocument document(scratch.write("a.json", career_track()), 0);
    fs::remove(scratch.path("a.json"));
    look(document);
    REQUIRE(document.fault());
    CHECK(document.fault()->unreadable == "No such file or directory");
    fs::create_directory(scratch.path("a.json"));
    look(document);
    CHECK(document.fault()->unreadable == "Is a directory");
    fs::remove(scratch.path("a.json"));
    scratch.write("a.json", career_track());
    document.poll(5);
    CHECK_FALSE(document.fault());
}

TEST_CASE("Who begins with a broken file sees its mistakes, then those that are left, then the assessment") {
    const Scratch scratch;
    LiveDocument document(scratch.write("a.json", "{"), 0);
    CHECK(page_of(document) == "error");
    CHECK_FALSE(document.fault());
    scratch.write("a.json", "[]");
    look(document);
    CHECK(page_of(document) == "error");
    scratch.write("a.json", career_track());
    document.poll(5);
    CHECK(page_of(document) == "intro");
    CHECK(document.quiz().assessment());
}

TEST_CASE("Another file begins anew; another language of the same assessment goes on") {
    const Scratch scratch;
    LiveDocument document(scratch.write("a.json", career_track()), 0);
    scratch.write("a.de.json", text_of("career-track.de.json"));
    document.quiz().answer_as(first_answers(document), 0);
    document.quiz().jump_to("t8", 0);
    document.open(scratch.path("a.de.json"), 1);
    CHECK(document.quiz().view().page().language == "de");
    CHECK(page_of(document) == "t8");
    CHECK(document.quiz().session().answers == first_answers(document));
    CHECK(document.choose_language("en", 2));
    CHECK(document.path() == scratch.path("a.json"));
    CHECK(page_of(document) == "t8");
    CHECK_FALSE(document.choose_language("fr", 2));
    CHECK(document.path() == scratch.path("a.json"));

    document.open(scratch.write("b.json", text_of("big-five.json")), 3);
    CHECK(page_of(document) == "intro");
    CHECK(n_answered(document.quiz().session()) == 0);
    CHECK(document.language_files().size() == 1);
    scratch.write("b.json", text_of("big-five.json") + "\n");
    document.poll(4);
    CHECK_FALSE(document.fault());
}

TEST_CASE("A broken file that is opened is told of over what was there, and is opened once it is mended") {
    const Scratch scratch;
    LiveDocument document(scratch.write("a.json", career_track()), 0);
    document.open(scratch.write("b.json", "{"), 1);
    REQUIRE(document.fault());
    CHECK(document.fault()->path == scratch.path("b.json"));
    CHECK(document.quiz().assessment()->id == "career-track");
    document.quiz().answer_as(first_answers(document), 1);
    scratch.write("b.json", text_of("big-five.json"));
    document.poll(2);
    CHECK_FALSE(document.fault());
    CHECK(document.quiz().assessment()->id != "career-track");
    CHECK(n_answered(document.quiz().session()) == 0);
    CHECK(page_of(document) == "intro");
}

TEST_CASE("While a broken file is waited for, the file on view is followed, and saving it ends the waiting") {
    const Scratch scratch;
    LiveDocument document(scratch.write("a.json", career_track()), 0);
    document.open(scratch.write("b.json", "{"), 1);
    CHECK(document.path() == scratch.path("a.json"));
    CHECK(banner_of(*document.fault()).title == "b.json has a mistake; this is still a.json");
    scratch.replace("a.json", with_title("Another"));
    CHECK(document.poll(2));
    CHECK(title_of(document) == "Another");
    CHECK_FALSE(document.fault());
    scratch.write("b.json", text_of("big-five.json"));
    CHECK_FALSE(document.poll(3));
    CHECK(title_of(document) == "Another");
}

TEST_CASE("Answers that were left for another file come back with their own, on the page where they were") {
    const Scratch scratch;
    LiveDocument document(scratch.write("a.json", career_track()), 0);
    document.quiz().answer_as(first_answers(document), 0);
    document.quiz().jump_to("t8", 0);
    const Answers before = document.quiz().session().answers;
    document.open(scratch.write("b.json", text_of("big-five.json")), 1);
    document.quiz().answer_as(first_answers(document), 1);
    document.open(scratch.path("a.json"), 2);
    CHECK(document.quiz().session().answers == before);
    CHECK(page_of(document) == "t8");
    document.open(scratch.path("b.json"), 3);
    CHECK(n_answered(document.quiz().session()) == 1);
}

TEST_CASE("Answers come back at the next start, and a damaged file of them does no harm") {
    const Scratch scratch;
    const std::string file = scratch.write("a.json", career_track()), folder = scratch.path("state/answers");
    const std::string kept = folder + "/career-track.json";
    Answers answers;
    {
        LiveDocument document(file, 0, folder);
        document.keep_session();
        CHECK_FALSE(fs::exists(kept));
        document.quiz().answer_as(answers = first_answers(document), 0);
        document.keep_session();
    }
    CHECK(fs::status(folder).permissions() == fs::perms::owner_all);
    {
        LiveDocument document(file, 0, folder);
        CHECK(document.quiz().session().answers == answers);
        document.quiz().answer_as(Answers(answers.size()), 1);
        document.keep_session();
        CHECK_FALSE(fs::exists(kept));
    }
    for (const char* damaged : {"", "{", "[1]", "{\"answers\": 3}"}) {
        write_file(kept, damaged).value();
        LiveDocument document(file, 0, folder);
        CHECK(n_answered(document.quiz().session()) == 0);
        CHECK(page_of(document) == "intro");
    }
}

TEST_CASE("Every change of a language's file counts, and no look without one") {
    const Scratch scratch;
    scratch.write("a.de.json", text_of("career-track.de.json"));
    LiveDocument document(scratch.write("a.json", career_track()), 0);
    const auto before = document.revision();
    document.poll(1);
    CHECK(document.revision() == before);
    scratch.write("a.de.json", "{}");
    document.poll(2);
    CHECK(document.revision() > before);
    REQUIRE(document.contents().size() == 2);
    CHECK(document.contents()[0] == career_track());
    CHECK(document.contents()[1] == "{}");
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

}  // namespace twotrack::live_document_test
