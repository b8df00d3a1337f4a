#include "core/translation/pseudo_text.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/assessment/assessment.hpp"
#include "core/assessment/parse/parse_assessment.hpp"
#include "core/translation/placeholder.hpp"
#include "core/translation/text_replacement.hpp"
#include "core/translation/translatable_text.hpp"
#include "core/translation/translation_check.hpp"
#include "tests/support/cpp/files.hpp"

namespace twotrack::pseudo_text_test {

namespace {

std::ptrdiff_t n_characters(std::string_view text) {
    return std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; });
}

}  // namespace

TEST_CASE("a pseudo text stands in brackets, with accents and drawn-out vowels") {
    CHECK(pseudo_text("Take it again") == "[Ţáķéé ííţ ááĝááíñ]");
    CHECK(pseudo_text("Next") == "[Ñéẋţ]");
    CHECK(pseudo_text("Öl ÄRA") == "[Öļ ÄŔÁáá]");
}

TEST_CASE("every text of the career track changes, is longer, and keeps its placeholders") {
    const std::string text = test::career_track_text();
    std::ptrdiff_t before = 0, after = 0;
    Translations translations;
    for (const TranslatableText& each : translatable_texts(text, *json::parse(text))) {
        const std::string pseudo = pseudo_text(each.text);
        CAPTURE(each.context, pseudo);
        translations.emplace(each.context, pseudo);
        if (each.context == "/interface/decimal_mark") {
            CHECK(pseudo == each.text);
            continue;
        }
        CHECK(n_characters(pseudo) > n_characters(each.text));
        CHECK(placeholders(pseudo) == placeholders(each.text));
        before += n_characters(each.text);
        after += n_characters(pseudo);
    }
    CHECK(after * 100 > before * 135);
    CHECK(after * 100 < before * 150);

    const std::string pseudo = with_texts(text, pseudo_language("en"), translations);
    const auto assessment = parse_assessment(pseudo);
    REQUIRE(assessment);
    CHECK(assessment->language == "en-XA");
    CHECK(translation_findings(text, pseudo).empty());
}

TEST_CASE("placeholders and addresses stay as they are") {
    CHECK(pseudo_text("{first} → {last}") == "[{first} → {last}]");
    const std::string pseudo = pseudo_text("See https://example.org/a?b=c {here}, or http://x");
    CHECK(pseudo.contains(" https://example.org/a?b=c {here}, "));
    CHECK(pseudo.ends_with(" http://x]"));
    CHECK(pseudo_text("https://example.org/{id} {a} b") == "[https://example.org/{id} {a} ƀ]");
    CHECK(pseudo_text("a {b} {").contains("{b} {"));
}

TEST_CASE("a decimal mark stays as it is") {
    CHECK(pseudo_text(".") == ".");
    CHECK(pseudo_text("1,5") == "1,5");
}

TEST_CASE("the pseudo-locale is the language in a region of the user's own") {
    CHECK(pseudo_language("en") == "en-XA");
    CHECK(pseudo_language("pt-BR") == "pt-XA");
}

}  // namespace twotrack::pseudo_text_test
