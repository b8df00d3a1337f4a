#include "native/program/file.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <csignal>
#include <filesystem>
#include <string>
#include <thread>

#include "tests/native/support/scratch.hpp"

namespace twotrack::file_test {

using namespace twotrack::native;
using twotrack::test::Scratch;
namespace fs = std::filesystem;

TEST_CASE("A file is read whole") {
    const auto bytes = read_file(TWOTRACK_SOURCE_DIR "/assessments/career-track.json");
    REQUIRE(bytes);
    CHECK(bytes->front() == '{');
    CHECK(bytes->ends_with("}\n"));
}

TEST_CASE("A file is read as far as asked for, by default one byte more than JSON may have") {
    const Scratch scratch;
    const std::string path = scratch.write("large", "");
    fs::resize_file(path, 2 * json::max_bytes);
    CHECK(read_file(path, 10)->size() == 10);
    CHECK(read_file(path, 100'000)->size() == 100'000);
    CHECK(read_file(path)->size() == json::max_bytes + 1);
    CHECK(read_file_or_pipe("/dev/zero")->size() == json::max_bytes + 1);
}

TEST_CASE("A file that is empty has no bytes, and is no error") {
    const Scratch scratch;
    CHECK(read_file(scratch.write("empty", ""))->empty());
    CHECK(read_file_or_pipe("/dev/null")->empty());
}

TEST_CASE("What is no file is refused, and never waited for") {
    const Scratch scratch;
    const std::string pipe = scratch.path("pipe"), link = scratch.path("link");
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    fs::create_symlink(pipe, link);
    CHECK(read_file(pipe).error() == "This is a pipe, not a file");
    CHECK(read_file(link).error() == "This is a pipe, not a file");
    CHECK(read_file("/dev/zero").error() == "This is a device, not a file");
    CHECK(read_file_or_pipe(pipe).error() == "The pipe is empty, and no program writes into it");
    CHECK(write_file(pipe, "x").error() == "No such device or address");
}

TEST_CASE("What a program writes into a pipe is read to its end, as far as asked for") {
    const Scratch scratch;
    const std::string pipe = scratch.path("pipe"), text(200'000, 'x');
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    const int both_ends = open(pipe.c_str(), O_RDWR);  // a pipe with a writer that has not written yet
    std::thread writer([&] {
        CHECK(write_file(pipe, text));
        close(both_ends);
    });
    CHECK(read_file_or_pipe(pipe) == text);
    writer.join();
}

TEST_CASE("A file that is written replaces the old one whole, with its permissions, behind a link too") {
    const Scratch scratch;
    const std::string path = scratch.write("old", "old"), link = scratch.path("link");
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
    fs::create_symlink("old", link);
    REQUIRE(write_file(link, "new"));
    CHECK(read_file(path) == "new");
    CHECK(fs::is_symlink(link));
    CHECK(fs::status(path).permissions() == (fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read));
    CHECK(std::distance(fs::directory_iterator(fs::path(path).parent_path()), fs::directory_iterator()) == 2);
    CHECK(write_file(scratch.path("another"), "new"));
    CHECK(read_file(scratch.path("another")) == "new");
}

TEST_CASE("A file that cannot be written whole stays as it was, and nothing is left beside it") {
    const Scratch scratch;
    const std::string path = scratch.write("old", "old");
    rlimit before{};
    REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
    const rlimit small{100, before.rlim_max};
    const auto signal_before = std::signal(SIGXFSZ, SIG_IGN);
    REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);
    const auto written = write_file(path, std::string(100'000, 'x'));
    REQUIRE(setrlimit(RLIMIT_FSIZE, &before) == 0);
    std::signal(SIGXFSZ, signal_before);
    CHECK(written.error() == "File too large");
    CHECK(read_file(path) == "old");
    CHECK(std::distance(fs::directory_iterator(fs::path(path).parent_path()), fs::directory_iterator()) == 1);
    CHECK(write_file("/dev/full", "x").error() == "No space left on device");
    CHECK(write_file(fs::path(path).parent_path().string(), "x").error() == "Is a directory");
    CHECK(write_file("/nowhere/at/all", "x").error() == "No such file or directory");
}

TEST_CASE("What cannot be read says why") {
    CHECK(read_file("/nowhere/at/all.json").error() == "No such file or directory");
    CHECK(read_file(TWOTRACK_SOURCE_DIR).error() == "Is a directory");
}

}  // namespace twotrack::file_test
