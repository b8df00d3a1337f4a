#include "native/desktop/authoring/file_findings.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/assessment/assessment.hpp"
#include "core/assessment/parse/parse_assessment.hpp"
#include "native/desktop/authoring/language_files.hpp"
#include "native/program/file.hpp"
#include "tests/native/support/scratch.hpp"

namespace twotrack::file_findings_test {

using namespace twotrack::native;
using twotrack::test::Scratch;

namespace {

std::string text_of(const char* name) { return *read_file(std::string(TWOTRACK_SOURCE_DIR "/assessments/") + name); }

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

const Finding* find_rule(const std::vector<Finding>& findings, std::string_view rule) {
    const auto found =
        std::ranges::find(findings, rule, [](const Finding& finding) { return finding.diagnostic.rule; });
    return found == findings.end() ? nullptr : &*found;
}

constexpr std::string_view long_text =
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty and one more than that is long";

}  // namespace

TEST_CASE("Nothing is found in what is right") {
    CHECK(findings_of({{"a.json", text_of("career-track.json")}, {"a.de.json", text_of("career-track.de.json")}})
              .empty());
}

TEST_CASE("A doubtful item leads to its page, by its id and not by its number") {
    const Assessment assessment = *parse_assessment(text_of("career-track.json"));
    // Trade-offs come before the last item. Each is one element of the list but two items.
    const Item& last = assessment.items.back();
    const auto findings = findings_of({{"a.json", replaced(text_of("career-track.json"), last.text, long_text)}});
    const Finding* const finding = find_rule(findings, "long-item");
    REQUIRE(finding);
    CHECK(finding->kind == FindingKind::Warning);
    CHECK(finding->page == last.id);
}

TEST_CASE("Mistakes are errors with their places, and lead nowhere") {
    const auto findings = findings_of({{"a.json", FileWatch::Content("{")}});
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].kind == FindingKind::Error);
    CHECK(findings[0].page.empty());
    CHECK(findings[0].path == "a.json");
}

TEST_CASE("What a translation lacks is found in it") {
    const std::string original = text_of("career-track.json");
    std::string translation = text_of("career-track.de.json");
    const auto findings = findings_of(
        {{"a.json", original}, {"a.de.json", replaced(translation, "\"keyed\": \"+\"", "\"keyed\": \"-\"")}});
    const Finding* const finding = find_rule(findings, "translation-differs");
    REQUIRE(finding);
    CHECK(finding->path == "a.de.json");
    CHECK(finding->kind == FindingKind::Translation);
    CHECK_FALSE(finding->page.empty());
}

TEST_CASE("A file that cannot be read hides nothing of the others") {
    const auto findings =
        findings_of({{"a.json", std::unexpected(std::string("gone"))}, {"b.json", FileWatch::Content("[")}});
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].path == "b.json");
    CHECK(findings_of({}).empty());
}

TEST_CASE("An assessment's languages are the files beside it that are named for it") {
    const Scratch scratch;
    for (const char* name : {"a.json", "a.de.json", "a.pt-BR.json", "a.d.json", "a.de.txt", "a.old version.json",
                             "ab.de.json", "b.json", "a.de.fr.json"})
        scratch.write(name, "{}");
    for (const char* opened : {"a.json", "a.de.json"}) {
        CAPTURE(opened);
        const auto files = language_files_beside(scratch.path(opened));
        REQUIRE(files.size() == 3);
        CHECK(files[0].path == scratch.path("a.json"));
        CHECK(files[0].language.empty());
        CHECK(files[1].language == "de");
        CHECK(files[2].language == "pt-BR");
    }
    CHECK(language_files_beside("/nowhere/at/all.json").size() == 1);
}

}  // namespace twotrack::file_findings_test
