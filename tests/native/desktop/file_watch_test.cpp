#include "native/desktop/authoring/file_watch.hpp"

#include <sys/stat.h>

#include <catch2/catch_test_macros.hpp>

#include "tests/native/support/scratch.hpp"

namespace twotrack::file_watch_test {

using namespace twotrack::native;
using twotrack::test::Scratch;
namespace fs = std::filesystem;

namespace {

/// Makes the file an hour old by the file system's clock.
void age(const std::string& path) {
    fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::hours(1));
}

}  // namespace

TEST_CASE("A file that stays as it is has nothing new to say") {
    const Scratch scratch;
    FileWatch watch(scratch.write("a", "one"));
    CHECK(watch.content() == "one");
    CHECK_FALSE(watch.poll());
    CHECK_FALSE(watch.poll());
}

TEST_CASE("A file is read anew however it was saved") {
    const Scratch scratch;
    FileWatch watch(scratch.write("a", "one"));
    scratch.write("a", "two");
    CHECK(watch.poll() == FileWatch::Content("two"));
    scratch.replace("a", "six");
    CHECK(watch.poll() == FileWatch::Content("six"));
    fs::remove(scratch.path("a"));
    scratch.write("a", "ten");
    CHECK(watch.poll() == FileWatch::Content("ten"));
    CHECK_FALSE(watch.poll());
}

TEST_CASE("A change that the clock of the file system does not show is noticed while the file is young") {
    const Scratch scratch;
    FileWatch watch(scratch.write("a", "one"));
    const auto time = fs::last_write_time(scratch.path("a"));
    scratch.write("a", "two");
    fs::last_write_time(scratch.path("a"), time);
    CHECK(watch.poll() == FileWatch::Content("two"));
}

TEST_CASE("An old file that takes another's place is noticed by its time") {
    const Scratch scratch;
    FileWatch watch(scratch.write("a", "one"));
    scratch.write("b", "two");
    age(scratch.path("b"));
    fs::rename(scratch.path("b"), scratch.path("a"));
    CHECK(watch.poll() == FileWatch::Content("two"));
}

TEST_CASE("A file that is touched and says the same has nothing new to say") {
    const Scratch scratch;
    FileWatch watch(scratch.write("a", "one"));
    age(scratch.path("a"));
    CHECK_FALSE(watch.poll());
}

TEST_CASE("A file that vanishes says so once, and what it says when it is back") {
    const Scratch scratch;
    FileWatch watch(scratch.write("a", "one"));
    fs::remove(scratch.path("a"));
    const auto gone = watch.poll();
    REQUIRE(gone);
    CHECK(gone->error() == "No such file or directory");
    CHECK_FALSE(watch.poll());
    fs::create_directory(scratch.path("a"));
    CHECK(watch.poll()->error() == "Is a directory");
    fs::remove(scratch.path("a"));
    (void)watch.poll();
    scratch.write("a", "one");
    CHECK(watch.poll() == FileWatch::Content("one"));
}

TEST_CASE("What is no file is reported once") {
    FileWatch watch("/dev/zero");
    CHECK(watch.content() == FileWatch::Content(std::unexpect, "This is a device, not a file"));
    CHECK_FALSE(watch.poll());
}

TEST_CASE("A pipe in place of the file is reported at once, and the file is read when it is back") {
    const Scratch scratch;
    FileWatch watch(scratch.write("a", "one"));
    fs::remove(scratch.path("a"));
    REQUIRE(mkfifo(scratch.path("a").c_str(), 0600) == 0);
    CHECK(watch.poll() == FileWatch::Content(std::unexpect, "This is a pipe, not a file"));
    CHECK_FALSE(watch.poll());
    scratch.replace("a", "two");
    CHECK(watch.poll() == FileWatch::Content("two"));
}

}  // namespace twotrack::file_watch_test
