#include "native/program/messages.hpp"

#include <catch2/catch_test_macros.hpp>

namespace twotrack::messages_test {

using namespace twotrack::native;

TEST_CASE("A diagnostic is a line as compilers write it") {
    CHECK(diagnostic_line("a.json", {"unknown-scale", {3, 14, "/items/0"}, "There is no such scale."}) ==
          "a.json:3:14: error: There is no such scale. [unknown-scale]\n");
    CHECK(error_line("a.json", "No such file") == "a.json: error: No such file\n");
}

TEST_CASE("A diagnostic stays one line and steers no terminal, whatever the file holds") {
    const std::string line =
        diagnostic_line("a\nb.json", {"rule", {1, 1, ""}, "The key \"\x1b[2J\r\n\t\x7f\" is not known."});
    CHECK(line == "a\uFFFDb.json:1:1: error: The key \"\uFFFD[2J\uFFFD\uFFFD\uFFFD\uFFFD\" is not known. [rule]\n");
}

TEST_CASE("Printable text keeps its lines, tabs and letters") {
    CHECK(printable("a\n\tb – ü 漢\n") == "a\n\tb – ü 漢\n");
    CHECK(printable("\x1b[31m") == "\uFFFD[31m");
}

TEST_CASE("The control characters of Latin-1 are replaced too, the letters beside them are not") {
    CHECK(printable("\u009b31m") == "\uFFFD31m");
    CHECK(printable("\u0080\u009f") == "\uFFFD\uFFFD");
    CHECK(printable("\u00a0\u00bf") == "\u00a0\u00bf");
}

TEST_CASE("A text that is cut within a character is printed as it is") { CHECK(printable("a\xC2") == "a\xC2"); }

}  // namespace twotrack::messages_test
