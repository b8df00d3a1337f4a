#include "core/assessment/interface_text.hpp"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "core/json/json.hpp"
#include "tests/support/cpp/files.hpp"

namespace twotrack::words_test {

TEST_CASE("every word has a key of its own and an English text") {
    const Words words;
    std::set<std::string_view> keys;
    for (int i = 0; i < static_cast<int>(Word::Count); ++i) {
        const Word word = static_cast<Word>(i);
        keys.insert(word_key(word));
        CHECK_FALSE(words[word].empty());
    }
    CHECK(keys.size() == static_cast<std::size_t>(Word::Count));
    CHECK(word_key(Word::BringBack) == "bring_back");
}

TEST_CASE("the schema knows every word with its English text, and no other") {
    const auto schema = json::parse(test::read_file("assessments/assessment.schema.json"));
    REQUIRE(schema);
    const json::Value* known = schema->find("properties")->find("interface")->find("properties");
    REQUIRE(known);
    CHECK(known->members.size() == static_cast<std::size_t>(Word::Count));
    const Words words;
    for (int i = 0; i < static_cast<int>(Word::Count); ++i) {
        const auto word = static_cast<Word>(i);
        CAPTURE(word_key(word));
        const json::Value* schema_of_word = known->find(word_key(word));
        REQUIRE(schema_of_word);
        const json::Value* english = schema_of_word->find("default");
        REQUIRE(english);
        CHECK(english->string == words[word]);
    }
}

TEST_CASE("a word can be replaced by its key, and an unknown key replaces nothing") {
    Words words;
    CHECK(words.replace("next", "Weiter"));
    CHECK(words[Word::Next] == "Weiter");
    CHECK_FALSE(words.replace("nxet", "Weiter"));
    CHECK_FALSE(words.replace("", "Weiter"));
    CHECK(words[Word::Back] == "Back");
}

TEST_CASE("names in braces are filled in, as often as they stand") {
    CHECK(fill("{a} of {b}, {a}", {{"a", "1"}, {"b", "2"}}) == "1 of 2, 1");
    CHECK(fill("{a}{a}", {{"a", ""}}) == "");
    CHECK(fill("plain", {{"a", "1"}}) == "plain");
    CHECK(fill("", {{"a", "1"}}) == "");
}

TEST_CASE("what is no name that is given stays as it is") {
    CHECK(fill("{b} {", {{"a", "1"}}) == "{b} {");
    CHECK(fill("{} {a", {{"a", "1"}}) == "{} {a");
    CHECK(fill("} {a}", {{"a", "1"}}) == "} 1");
    CHECK(fill("{{a}}", {{"a", "1"}}) == "{1}");
    CHECK(fill("{a{a}", {{"a", "1"}}) == "{a1");
}

TEST_CASE("what is filled in is not filled again") {
    CHECK(fill("{a} {b}", {{"a", "{b}"}, {"b", "{a}"}}) == "{b} {a}");
}

}  // namespace twotrack::words_test
