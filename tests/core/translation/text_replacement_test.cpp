#include "core/translation/text_replacement.hpp"

#include <catch2/catch_test_macros.hpp>

#include "core/assessment/assessment.hpp"
#include "core/assessment/parse/parse_assessment.hpp"
#include "core/translation/translatable_text.hpp"
#include "core/translation/translation_check.hpp"
#include "tests/support/cpp/files.hpp"

namespace twotrack::text_replacement_test {

namespace {

std::string german() { return test::read_file("assessments/career-track.de.json"); }

Translations german_texts() {
    Translations translations;
    const std::string text = german();
    for (const TranslatableText& each : translatable_texts(text, *json::parse(text)))
        translations.emplace(each.context, each.text);
    return translations;
}

}  // namespace

TEST_CASE("the English career track with the German texts is the German one, byte by byte") {
    CHECK(with_texts(test::career_track_text(), "de", german_texts()) == german());
}

TEST_CASE("the German career track with the English texts is an English one") {
    Translations english;
    const std::string text = test::career_track_text();
    for (const TranslatableText& each : translatable_texts(text, *json::parse(text)))
        english.emplace(each.context, each.text);
    const std::string back = with_texts(german(), "en", english);
    CHECK(parse_assessment(back));
    CHECK(back.starts_with(text.substr(0, text.rfind('}') - 1)));
}

TEST_CASE("without translations the language alone changes, and a byte order mark goes") {
    CHECK(with_texts("\xEF\xBB\xBF{\"language\":\"en\", \"title\":\"A\"}", "fr", {}) ==
          R"({"language":"fr", "title":"A"})");
}

TEST_CASE("a text that JSON must escape is escaped, and one that was escaped is replaced whole") {
    CHECK(with_texts(R"({"language": "en", "title": "a \"b\" \\"})", "fr", {{"/title", "«\"\n\\»"}}) ==
          R"({"language": "fr", "title": "«\"\n\\»"})");
    CHECK(with_texts(R"({"title": "a\u0041", "language": "en"})", "fr", {{"/title", "aA"}}) ==
          R"({"title": "a\u0041", "language": "fr"})");
}

TEST_CASE("words that the original leaves to the program are added to its interface") {
    const Translations words = {{"/interface/start", "Los"}, {"/interface/next", "Weiter"}};
    CHECK(
        with_texts("{\n  \"language\": \"en\"\n}\n", "de", words) ==
        "{\n  \"language\": \"de\",\n  \"interface\": {\n    \"start\": \"Los\",\n    \"next\": \"Weiter\"\n  }\n}\n");
    CHECK(with_texts(R"({"language": "en", "interface": {}})", "de", words) ==
          "{\"language\": \"de\", \"interface\": {\n    \"start\": \"Los\",\n    \"next\": \"Weiter\"\n  }}");
    CHECK(with_texts(R"({"interface": {"next": "On", "$x": {}}, "language": "en"})", "de", words) ==
          "{\"interface\": {\"next\": \"Weiter\",\n    \"start\": \"Los\", \"$x\": {}}, \"language\": \"de\"}");
    CHECK(with_texts(R"({"interface": {"$x": {}}, "language": "en"})", "de", {{"/interface/start", "Los"}}) ==
          "{\"interface\": {\n    \"start\": \"Los\",\"$x\": {}}, \"language\": \"de\"}");
}

}  // namespace twotrack::text_replacement_test
