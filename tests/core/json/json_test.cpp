#include "core/json/json.hpp"

#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>

#include "core/json/json_writer.hpp"
#include "tests/support/cpp/random.hpp"

namespace twotrack::json_test {

using json::Kind;

namespace {

json::Value parsed(std::string_view text) {
    auto value = json::parse(text);
    if (!value) UNSCOPED_INFO(value.error().sentence);
    REQUIRE(value);
    return std::move(*value);
}

}  // namespace

TEST_CASE("every kind of value is read") {
    const json::Value root =
        parsed(R"({"n": null, "t": true, "f": false, "x": -1.5e2, "s": "a", "a": [1, "b"], "o": {"k": 2}})");
    REQUIRE(root.kind == Kind::Object);
    REQUIRE(root.members.size() == 7);
    CHECK(root.find("n")->kind == Kind::Null);
    CHECK(root.find("t")->kind == Kind::Boolean);
    CHECK(root.find("t")->boolean);
    CHECK_FALSE(root.find("f")->boolean);
    CHECK(root.find("x")->number == -150);
    CHECK(root.find("s")->string == "a");
    REQUIRE(root.find("a")->elements.size() == 2);
    CHECK(root.find("a")->elements[1].string == "b");
    CHECK(root.find("o")->find("k")->number == 2);
    CHECK(root.find("absent") == nullptr);
    CHECK(root.find("a")->find("k") == nullptr);
}

TEST_CASE("a document may be a value of any kind, with white space round it") {
    CHECK(parsed(" \t\r\n7\n").number == 7);
    CHECK(parsed("\"text\"").string == "text");
    CHECK(parsed("null").kind == Kind::Null);
    CHECK(parsed("[]").elements.empty());
    CHECK(parsed("{}").members.empty());
}

TEST_CASE("members keep the order they are written in") {
    const json::Value root = parsed(R"({"b": 1, "a": 2, "c": 3})");
    CHECK(root.members[0].key == "b");
    CHECK(root.members[1].key == "a");
    CHECK(root.members[2].key == "c");
}

TEST_CASE("every value and every key knows where it stood") {
    const std::string text = R"( {"first" : [ 10,{"in": "x"} , []], "second":{"deep" :[[true]]}, "third":null })";
    const json::Value root = parsed(text);
    const auto offset = [&](std::string_view there) { return text.find(there); };
    CHECK(root.offset == 1);
    CHECK(root.members[0].offset == offset("\"first\""));
    const json::Value& first = root.members[0].value;
    CHECK(first.offset == offset("[ 10"));
    CHECK(first.elements[0].offset == offset("10"));
    CHECK(first.elements[1].offset == offset("{\"in\""));
    CHECK(first.elements[1].members[0].offset == offset("\"in\""));
    CHECK(first.elements[1].members[0].value.offset == offset("\"x\""));
    CHECK(first.elements[2].offset == offset("[]]"));
    CHECK(root.members[1].offset == offset("\"second\""));
    const json::Value& second = root.members[1].value;
    CHECK(second.offset == offset("{\"deep\""));
    CHECK(second.members[0].offset == offset("\"deep\""));
    CHECK(second.members[0].value.offset == offset("[[true"));
    CHECK(second.members[0].value.elements[0].offset == offset("[true"));
    CHECK(second.members[0].value.elements[0].elements[0].offset == offset("true"));
    CHECK(root.members[2].offset == offset("\"third\""));
    CHECK(root.members[2].value.offset == offset("null"));
}

TEST_CASE("escapes become the characters they stand for") {
    CHECK(parsed(R"("\" \\ \/ \b\f\n\r\t")").string == "\" \\ / \b\f\n\r\t");
    CHECK(parsed(R"("\u00e9\u20AC\ud83d\ude00")").string == "é€😀");
    CHECK(parsed(R"("a\u0000b")").string == std::string("a\0b", 3));
    CHECK(parsed(R"({"\u006bey": 1})").find("key") != nullptr);
}

TEST_CASE("a byte order mark is allowed and takes no column") {
    CHECK(parsed("\xEF\xBB\xBF{\"a\": 1}").find("a")->offset == 6);
    CHECK(json::parse("\xEF\xBB\xBF?").error().place.column == 1);
    CHECK(json::parse("\xEF\xBB\xBF[1,\n ?]").error().place.line == 2);
    CHECK(json::parse("\xEF\xBB\xBF[1,\n ?]").error().place.column == 2);
}

TEST_CASE("a number is read as the nearest double") {
    CHECK(parsed("0.1").number == 0.1);
    CHECK(parsed("1.25").number == 1.25);
    CHECK(parsed("-0.002e3").number == -2);
    CHECK(parsed("100000000000000000000000E-23").number == 1);
    CHECK(parsed("0.1000000000000000055511151231257827021181583404541015625").number == 0.1);
    CHECK(parsed("9007199254740993").number == 9007199254740992.0);
    CHECK(parsed("18446744073709551615").number == 18446744073709551616.0);
    CHECK(parsed("-9223372036854775808").number == -9223372036854775808.0);
    CHECK(parsed("123456789012345678901234567890").number == 123456789012345678901234567890.0);
    CHECK(parsed("1.7976931348623157e308").number == std::numeric_limits<double>::max());
    CHECK(parsed("5e-324").number == std::numeric_limits<double>::denorm_min());
    CHECK(parsed("2.2250738585072014e-308").number == std::numeric_limits<double>::min());
}

TEST_CASE("a number too small for a double is zero, however it is written") {
    for (const std::string text :
         {"0", "0.0", "0e0", "0e-30", "0.0e-400", "0E+308", "1e-400", "9e-325", "1e-2147483649",
          "123456789e-99999999999", "0.00000000000000000000000000000000000000"}) {
        CAPTURE(text);
        CHECK(parsed(text).number == 0);
        CHECK_FALSE(std::signbit(parsed(text).number));
        CHECK(parsed("-" + text).number == 0);
        CHECK(std::signbit(parsed("-" + text).number));
    }
    CHECK(parsed("0." + std::string(400, '0') + "1").number == 0);
    CHECK(parsed("0." + std::string(400, '0') + "1e401").number == 1);
}

TEST_CASE("a number of very many digits is read to a double's precision") {
    CHECK(std::fabs(parsed("0." + std::string(5'000, '3')).number - 1.0 / 3) < 1e-16);
    CHECK(parsed("1." + std::string(5'000, '0') + "1").number == 1);
    CHECK(std::fabs(parsed(std::string(300, '9')).number / 1e300 - 1) < 1e-15);
}

TEST_CASE("every finite double that is written reads back bit for bit") {
    test::Random random(90);
    for (int i = 0; i < 20'000; ++i) {
        const double number = i % 2 == 0 ? std::bit_cast<double>(random.bits()) : random.uniform(-10, 10);
        if (!std::isfinite(number)) continue;
        JsonWriter writer;
        writer.value(number);
        const std::string text = writer.take();
        CAPTURE(text);
        REQUIRE(std::bit_cast<std::uint64_t>(parsed(text).number) == std::bit_cast<std::uint64_t>(number));
    }
}

TEST_CASE("any text that is written reads back the same") {
    for (const std::string& text : {std::string("plain"), std::string("\"\\/\b\f\n\r\t\x01\x1f\x7f"),
                                    std::string("é€😀"), std::string("a\0b", 3), std::string()}) {
        JsonWriter writer;
        writer.begin_object();
        writer.member(text, text);
        writer.end_object();
        const json::Value root = parsed(writer.take());
        REQUIRE(root.members.size() == 1);
        CHECK(root.members[0].key == text);
        CHECK(root.members[0].value.string == text);
    }
}

TEST_CASE("line and column count from one, a column is a character, and past the end is the end") {
    const auto place = [](std::string_view text, std::size_t offset) {
        const SourceLocation found = json::location_at(text, offset);
        return std::pair(found.line, found.column);
    };
    CHECK(place("", 0) == std::pair(1, 1));
    CHECK(place("ab", 1) == std::pair(1, 2));
    CHECK(place("a\nb", 2) == std::pair(2, 1));
    CHECK(place("a\r\nbc", 4) == std::pair(2, 2));
    CHECK(place("é€😀x", 9) == std::pair(1, 4));
    CHECK(place("a\n\n", 3) == std::pair(3, 1));
    CHECK(place("ab", 99) == std::pair(1, 3));
    CHECK(json::location_at("ab", 1, "/x").pointer == "/x");
}

TEST_CASE("a part of a pointer escapes the tilde and the slash") {
    CHECK(json::pointer_part("plain") == "/plain");
    CHECK(json::pointer_part("a/b~c") == "/a~1b~0c");
    CHECK(json::pointer_part("") == "/");
}

TEST_CASE("a citation is cut off between two characters") {
    CHECK(json::quoted("short") == "\"short\"");
    CHECK(json::quoted(std::string(60, 'x')) == "\"" + std::string(60, 'x') + "\"");
    CHECK(json::quoted(std::string(61, 'x')) == "\"" + std::string(60, 'x') + "…\"");
    CHECK(json::quoted(std::string(59, 'x') + "€uro") == "\"" + std::string(59, 'x') + "…\"");
}

}  // namespace twotrack::json_test
