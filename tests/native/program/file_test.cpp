#include "native/program/file.hpp"

#include <catch2/catch_test_macros.hpp>

namespace twotrack::file_test {

using namespace twotrack::native;

TEST_CASE("A file is read whole") {
    const auto bytes = read_file(TWOTRACK_SOURCE_DIR "/assessments/career-track.json");
    REQUIRE(bytes);
    CHECK(bytes->front() == '{');
    CHECK(bytes->ends_with("}\n"));
}

TEST_CASE("An endless file is read as far as asked for, by default one byte more than JSON may have") {
    CHECK(read_file("/dev/zero", 10)->size() == 10);
    CHECK(read_file("/dev/zero", 100'000)->size() == 100'000);
    CHECK(read_file("/dev/zero")->size() == json::max_bytes + 1);
}

TEST_CASE("A file that is empty has no bytes, and is no error") { CHECK(read_file("/dev/null")->empty()); }

TEST_CASE("What cannot be read says why") {
    CHECK(read_file("/nowhere/at/all.json").error() == "No such file or directory");
    CHECK(read_file(TWOTRACK_SOURCE_DIR).error() == "Is a directory");
}

}  // namespace twotrack::file_test
