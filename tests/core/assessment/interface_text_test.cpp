#include "core/assessment/interface_text.hpp"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "core/json/json.hpp"
#include "tests/support/cpp/files.hpp"

namespace twotrack::interface_text_test {

TEST_CASE("every word has a key of its own and an English text") {
    const InterfaceText interface_text;
    std::set<std::string_view> keys;
    for (int i = 0; i < static_cast<int>(InterfaceKey::Count); ++i) {
        const InterfaceKey key = static_cast<InterfaceKey>(i);
        keys.insert(interface_key_id(key));
        CHECK_FALSE(interface_text[key].empty());
    }
    CHECK(keys.size() == static_cast<std::size_t>(InterfaceKey::Count));
    CHECK(interface_key_id(InterfaceKey::BringBack) == "bring_back");
}

TEST_CASE("the schema knows every word with its English text, and no other") {
    const auto schema = json::parse(test::read_file("assessments/assessment.schema.json"));
    REQUIRE(schema);
    const json::Value* known = schema->find("properties")->find("interface")->find("properties");
    REQUIRE(known);
    CHECK(known->members.size() == static_cast<std::size_t>(InterfaceKey::Count));
    const InterfaceText interface_text;
    for (int i = 0; i < static_cast<int>(InterfaceKey::Count); ++i) {
        const auto key = static_cast<InterfaceKey>(i);
        CAPTURE(interface_key_id(key));
        const json::Value* schema_of_word = known->find(interface_key_id(key));
        REQUIRE(schema_of_word);
        const json::Value* english = schema_of_word->find("default");
        REQUIRE(english);
        CHECK(english->string == interface_text[key]);
    }
}

TEST_CASE("a word can be replaced by its key, and an unknown key replaces nothing") {
    InterfaceText interface_text;
    CHECK(interface_text.replace("next", "Weiter"));
    CHECK(interface_text[InterfaceKey::Next] == "Weiter");
    CHECK_FALSE(interface_text.replace("nxet", "Weiter"));
    CHECK_FALSE(interface_text.replace("", "Weiter"));
    CHECK(interface_text[InterfaceKey::Back] == "Back");
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

}  // namespace twotrack::interface_text_test
