#include "core/translation/translatable_text.hpp"

#include <catch2/catch_test_macros.hpp>
#include <map>
#include <set>

#include "core/assessment/interface_text.hpp"
#include "tests/support/cpp/files.hpp"

namespace twotrack::translatable_text_test {

namespace {

std::vector<TranslatableText> texts_of(std::string_view text) {
    const auto root = json::parse(text);
    REQUIRE(root);
    return translatable_texts(text, *root);
}

std::map<std::string, TranslatableText> by_context(const std::vector<TranslatableText>& texts) {
    std::map<std::string, TranslatableText> map;
    for (const TranslatableText& each : texts) CHECK(map.emplace(each.context, each).second);
    return map;
}

std::vector<std::string> contexts_of(std::string_view text) {
    std::vector<std::string> contexts;
    for (const TranslatableText& each : texts_of(text))
        if (each.offset != TranslatableText::built_in) contexts.push_back(each.context);
    return contexts;
}

}  // namespace

TEST_CASE("a text is named by the ids on the way to it, and by an index where there are none") {
    const auto texts = by_context(texts_of(test::career_track_text()));
    CHECK(texts.at("/items/t1/text").text == "I lose track of time when I am deep in a hard technical problem.");
    CHECK(texts.at("/intro/notes/1/title").text == "This widget sends nothing");
    CHECK(texts.at("/response_formats/agreement/categories/4").text == "Strongly agree");
    CHECK(texts.at("/items/impact/importance/text").kind == "text");
    CHECK(texts.at("/report/ladders/tracks/1/stages/head/name").text == "Head of department");
}

TEST_CASE("a text has its place in the file, and the texts have the file's order") {
    const std::string text = test::career_track_text();
    std::size_t previous = 0;
    int line = 1;
    for (const TranslatableText& each : texts_of(text)) {
        if (each.offset == TranslatableText::built_in) continue;
        REQUIRE(each.offset > previous);
        for (; previous < each.offset; ++previous) line += text[previous] == '\n';
        CHECK(text[each.offset] == '"');
        CHECK(each.line == line);
    }
}

TEST_CASE("a byte order mark moves nothing") {
    const std::string text = "{\n\n\"title\": \"A\"}";
    const auto plain = texts_of(text).front(), marked = texts_of("\xEF\xBB\xBF" + text).front();
    CHECK(plain.offset == marked.offset);
    CHECK(plain.line == 3);
    CHECK(marked.line == 3);
}

TEST_CASE("the interface's words are texts, the assessment's own and the English ones that it leaves") {
    const auto texts = by_context(texts_of(R"({"interface": {"$comment": "no", "next": "On"}})"));
    CHECK(texts.size() == static_cast<std::size_t>(InterfaceKey::Count));
    CHECK(texts.at("/interface/next").text == "On");
    CHECK(texts.at("/interface/next").offset != TranslatableText::built_in);
    CHECK(texts.at("/interface/back").text == "Back");
    CHECK(texts.at("/interface/back").offset == TranslatableText::built_in);
    CHECK(texts.at("/interface/back").line == 0);
}

TEST_CASE("what no person reads is no text") {
    CHECK(contexts_of(R"({"$comment": "no", "id": "no", "url": "no", "version": "1"})").empty());
    CHECK(
        contexts_of(R"({"when": {"answers": {"text": ["no"]}}, "standings": {"a": {"now": {"name": "no"}}}})").empty());
}

TEST_CASE("elements of which not each has an id of its own are counted") {
    using Contexts = std::vector<std::string>;
    CHECK(contexts_of(R"({"a": [{"id": "x", "text": "1"}, {"id": "y", "text": "2"}]})") ==
          Contexts{"/a/x/text", "/a/y/text"});
    CHECK(contexts_of(R"({"a": [{"id": "x", "text": "1"}, {"text": "2"}]})") == Contexts{"/a/0/text", "/a/1/text"});
    CHECK(contexts_of(R"({"a": [{"id": "x", "text": "1"}, {"id": "x", "text": "2"}]})") ==
          Contexts{"/a/0/text", "/a/1/text"});
}

TEST_CASE("every text of the third instrument is one, whatever kind of item it belongs to") {
    const auto texts = by_context(texts_of(test::read_file("assessments/next-project.json")));
    CHECK(texts.at("/items/two-minutes/body").kind == "paragraph below a heading");
    CHECK(texts.at("/items/avoid/apart/label").text == "None of these: I can take it all");
    CHECK(texts.at("/items/reward/options/skill/label").kind == "answer to choose");
    CHECK(texts.contains("/items/dream/prompt"));
    CHECK_FALSE(texts.contains("/sections/taste/order"));
}

}  // namespace twotrack::translatable_text_test
