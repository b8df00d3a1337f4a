#include "native/desktop/authoring/error_page.hpp"

#include <catch2/catch_test_macros.hpp>

namespace twotrack::error_page_test {

using namespace twotrack::native;

namespace {

Diagnostic mistake(int line, std::string sentence) { return {"rule", {line, 7, ""}, std::move(sentence)}; }

}  // namespace

TEST_CASE("An error page names the file without its folders, the place and the sentence") {
    const std::string text = page_text(error_page("/a/long/way/to/mine.json", {mistake(12, "A comma is missing.")}));
    CHECK(text.contains("one mistake in mine.json"));
    CHECK(text.contains("mine.json:12:7"));
    CHECK(text.contains("A comma is missing."));
    CHECK_FALSE(text.contains("/a/long"));
}

TEST_CASE("An error page shows the first mistakes and counts the rest") {
    std::vector<Diagnostic> mistakes;
    for (int line = 1; line <= 30; ++line) mistakes.push_back(mistake(line, "Wrong."));
    const std::string text = page_text(error_page("a.json", mistakes));
    CHECK(text.contains("30 mistakes"));
    CHECK(text.contains("a.json:8:7"));
    CHECK_FALSE(text.contains("a.json:9:7"));
    CHECK(text.contains("And 22 more"));
}

TEST_CASE("An error page holds no control characters") {
    const std::string text = page_text(error_page("a.json", {mistake(1, "\x1b[31mred\r")}));
    CHECK_FALSE(text.contains('\x1b'));
    CHECK_FALSE(text.contains('\r'));
}

TEST_CASE("Each text of an error page has its number in reading order") {
    const Page page = error_page("a.json", {mistake(1, "One."), mistake(2, "Two.")});
    REQUIRE(page.blocks.size() == 3);
    CHECK(std::get<Heading>(page.blocks[0]).text.id == 0);
    CHECK(std::get<Paragraph>(page.blocks[1]).text.id == 1);
    int next = 2;
    for (const auto& entry : std::get<Notes>(page.blocks[2]).entries) {
        CHECK(entry.title.id == next++);
        CHECK(entry.text.id == next++);
    }
    CHECK(next == 6);
}

}  // namespace twotrack::error_page_test
