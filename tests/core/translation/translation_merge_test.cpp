#include "core/translation/translation_merge.hpp"

#include <catch2/catch_test_macros.hpp>

#include "core/assessment/assessment.hpp"
#include "core/translation/translatable_text.hpp"
#include "core/translation/translation_check.hpp"
#include "tests/support/cpp/files.hpp"
#include "tests/support/cpp/findings.hpp"

namespace twotrack::translation_merge_test {

using test::Findings;

namespace {

constexpr std::string_view original = R"({
"language": "en",
"title": "Hello {name}",
"intro": {"heading": "Heading"}
})";

const CatalogueEntry title{"/title", "Hello {name}", "Hallo {name}", false, 10};
const CatalogueEntry heading{"/intro/heading", "Heading", "Kopf", false, 20};

/// The catalogue's findings, and the first texts of the merged file, without the interface's words.
struct Merged {
    std::string text;
    Findings in_catalogue, in_original;
};

Merged merged(const std::vector<CatalogueEntry>& entries, Stale stale = Stale::LeaveOut) {
    const MergedTranslation merged = merge_translation(original, "de", entries, stale);
    Merged result{merged.text, test::listed(merged.in_catalogue), {}};
    for (const std::string& finding : test::listed(merged.in_original))
        if (!finding.contains("/interface/")) result.in_original.push_back(finding);
    return result;
}

std::string file(std::string_view title_text, std::string_view heading_text) {
    return "{\n\"language\": \"de\",\n\"title\": \"" + std::string(title_text) + "\",\n\"intro\": {\"heading\": \"" +
           std::string(heading_text) + "\"}\n}";
}

}  // namespace

TEST_CASE("a whole translation takes the original's place without a finding") {
    const Merged result = merged({heading, title});
    CHECK(result.text == file("Hallo {name}", "Kopf"));
    CHECK(result.in_catalogue.empty());
    CHECK(result.in_original.empty());
}

TEST_CASE("a text without an entry, or with a blank one, stays and is named") {
    const Merged absent = merged({title});
    CHECK(absent.text == file("Hallo {name}", "Heading"));
    CHECK(absent.in_original == Findings{"4:1 missing-translation /intro/heading"});
    CHECK(absent.in_catalogue.empty());

    CatalogueEntry blank = heading;
    blank.translation = " \n";
    const Merged result = merged({title, blank});
    CHECK(result.text == file("Hallo {name}", "Heading"));
    CHECK(result.in_catalogue == Findings{"20:1 missing-translation /intro/heading"});
    CHECK(result.in_original.empty());
}

TEST_CASE("a word of the interface without a translation is not written, so that its lack shows") {
    const MergedTranslation result = merge_translation(original, "de", {}, Stale::LeaveOut);
    CHECK_FALSE(result.text.contains("interface"));
    const Findings findings = test::listed(result.in_original);
    REQUIRE(findings.size() > 3);
    CHECK(findings[0] == "3:1 missing-translation /title");
    CHECK(findings[2] == "1:1 missing-translation /interface/start");
}

TEST_CASE("a fuzzy translation is not used") {
    CatalogueEntry fuzzy = heading;
    fuzzy.fuzzy = true;
    const Merged result = merged({title, fuzzy});
    CHECK(result.text == file("Hallo {name}", "Heading"));
    CHECK(result.in_catalogue == Findings{"20:1 fuzzy-translation /intro/heading"});
}

TEST_CASE("a translation of an earlier text is used only when that is asked for, and named in any case") {
    CatalogueEntry stale = heading;
    stale.original = "Earlier heading";
    const Findings finding{"20:1 stale-translation /intro/heading"};
    const Merged left_out = merged({title, stale}), used = merged({title, stale}, Stale::Use);
    CHECK(left_out.text == file("Hallo {name}", "Heading"));
    CHECK(left_out.in_catalogue == finding);
    CHECK(used.text == file("Hallo {name}", "Kopf"));
    CHECK(used.in_catalogue == finding);
}

TEST_CASE("of two entries for a text, that of the present text counts wherever it stands") {
    CatalogueEntry stale = heading;
    stale.original = "Earlier heading";
    stale.translation = "Alt";
    stale.line = 30;
    for (const auto& entries : {std::vector{title, stale, heading}, std::vector{title, heading, stale}}) {
        const Merged result = merged(entries, Stale::Use);
        CHECK(result.text == file("Hallo {name}", "Kopf"));
        CHECK(result.in_catalogue == Findings{"30:1 stale-translation /intro/heading"});
    }
}

TEST_CASE("an entry that belongs to no text is named") {
    const Merged result = merged({title, heading, {"/gone", "Gone", "Weg", false, 30}, {"", "x", "y", false, 40}});
    CHECK(result.text == file("Hallo {name}", "Kopf"));
    CHECK(result.in_catalogue == Findings{"30:1 unknown-entry /gone", "40:1 unknown-entry "});
}

TEST_CASE("a placeholder that got lost and one that came in are named, and the translation is used") {
    CatalogueEntry other = title;
    other.translation = "Hallo {Name}";
    const Merged result = merged({other, heading});
    CHECK(result.text == file("Hallo {Name}", "Kopf"));
    CHECK(result.in_catalogue == Findings{"10:1 lost-placeholder /title", "10:1 invented-placeholder /title"});
    other.translation = "{name}, {name}";
    CHECK(merged({other, heading}).in_catalogue.empty());
}

TEST_CASE("all entries of the German career track merge into one that passes as its translation") {
    const std::string english = test::career_track_text(), german = test::read_file("assessments/career-track.de.json");
    std::vector<CatalogueEntry> entries;
    const auto texts = translatable_texts(english, *json::parse(english));
    for (const TranslatableText& translation : translatable_texts(german, *json::parse(german)))
        for (const TranslatableText& text : texts)
            if (text.context == translation.context)
                entries.push_back({text.context, text.text, translation.text, false, 1});
    const MergedTranslation result = merge_translation(english, "de", entries, Stale::LeaveOut);
    CHECK(result.text == german);
    CHECK(result.in_catalogue.empty());
    CHECK(result.in_original.empty());
    CHECK(translation_findings(english, result.text).empty());
}

}  // namespace twotrack::translation_merge_test
