#include "native/desktop/authoring/background_check.hpp"

#include <catch2/catch_test_macros.hpp>
#include <thread>

#include "native/program/file.hpp"
#include "tests/native/support/scratch.hpp"

namespace twotrack::background_check_test {

using namespace twotrack::native;
using twotrack::test::Scratch;

namespace {

std::string career_track() { return *read_file(TWOTRACK_SOURCE_DIR "/assessments/career-track.json"); }

void wait_for_findings(BackgroundCheck& check, const LiveDocument& document) {
    while (!check.poll(document)) std::this_thread::yield();
}

}  // namespace

TEST_CASE("Findings come with a later look, once") {
    const Scratch scratch;
    const LiveDocument document(scratch.write("a.json", career_track()), 0);
    BackgroundCheck check;
    CHECK_FALSE(check.findings());
    CHECK_FALSE(check.poll(document));
    CHECK_FALSE(check.findings());
    wait_for_findings(check, document);
    REQUIRE(check.findings());
    CHECK(check.findings()->empty());
    CHECK_FALSE(check.poll(document));
}

TEST_CASE("Findings stay until those of a changed file replace them") {
    const Scratch scratch;
    LiveDocument document(scratch.write("a.json", "{"), 0);
    BackgroundCheck check;
    wait_for_findings(check, document);
    REQUIRE(check.findings()->size() == 1);
    CHECK(check.findings()->front().path == document.path());
    scratch.write("a.json", career_track());
    document.poll(1);
    CHECK_FALSE(check.poll(document));
    CHECK(check.findings()->size() == 1);
    wait_for_findings(check, document);
    CHECK(check.findings()->empty());
}

TEST_CASE("A file that changes during a check is checked again") {
    const Scratch scratch;
    LiveDocument document(scratch.write("a.json", career_track()), 0);
    BackgroundCheck check;
    CHECK_FALSE(check.poll(document));
    scratch.write("a.json", "{");
    document.poll(1);
    wait_for_findings(check, document);
    CHECK(check.findings()->empty());
    wait_for_findings(check, document);
    CHECK(check.findings()->size() == 1);
}

TEST_CASE("A check may end before it has found anything") {
    const Scratch scratch;
    const LiveDocument document(scratch.write("a.json", career_track()), 0);
    BackgroundCheck check;
    CHECK_FALSE(check.poll(document));
}

}  // namespace twotrack::background_check_test
