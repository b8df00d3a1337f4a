#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <string>

#include "core/json/json.hpp"
#include "tests/support/cpp/random.hpp"
#include "tests/support/cpp/seconds.hpp"

namespace twotrack::json_fault_test {

using Catch::Matchers::ContainsSubstring;

namespace {

/// "rule line:column" of the fault; "none" if the text is JSON.
std::string fault_of(std::string_view text) {
    const auto value = json::parse(text);
    if (value) return "none";
    const Diagnostic& fault = value.error();
    CHECK(fault.place.pointer.empty());
    CHECK(fault.sentence.size() > 10);
    return fault.rule + " " + std::to_string(fault.place.line) + ":" + std::to_string(fault.place.column);
}

std::string sentence_of(std::string_view text) {
    const auto value = json::parse(text);
    REQUIRE(!value);
    return value.error().sentence;
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

/// An array of `n` numbers.
std::string numbers(std::size_t n) {
    std::string text = "[0";
    for (std::size_t i = 1; i < n; ++i) text += ",0";
    return text + "]";
}

}  // namespace

TEST_CASE("an empty text is a fault at its end") {
    CHECK(fault_of("") == "syntax 1:1");
    CHECK(fault_of(" \n ") == "syntax 2:2");
    CHECK(fault_of("\xEF\xBB\xBF") == "syntax 1:1");
}

TEST_CASE("a text that is no JSON is a fault where it stops being JSON") {
    CHECK(fault_of("hello") == "syntax 1:1");
    CHECK(fault_of("<html>") == "syntax 1:1");
    CHECK(fault_of("{'a': 1}") == "syntax 1:2");
    CHECK(fault_of("{\"a\": 1,}") == "syntax 1:9");
    CHECK(fault_of("[1, 2,]") == "syntax 1:7");
    CHECK(fault_of("[1 2]") == "syntax 1:4");
    CHECK(fault_of("{\"a\" 1}") == "syntax 1:6");
    CHECK(fault_of("{\"a\": 1 \"b\": 2}") == "syntax 1:9");
    CHECK(fault_of("[1] // done") == "syntax 1:5");
    CHECK(fault_of("{\"a\": 1}}") == "syntax 1:9");
    CHECK(fault_of("[01]") == "syntax 1:3");
    CHECK(fault_of("[+1]") == "syntax 1:2");
    CHECK(fault_of("[.5]") == "syntax 1:2");
    CHECK(fault_of("[1.]") == "syntax 1:4");
    CHECK(fault_of("[NaN]") == "syntax 1:2");
    CHECK(fault_of("[Infinity]") == "syntax 1:2");
    CHECK(fault_of("[TRUE]") == "syntax 1:2");
}

TEST_CASE("a number beyond the largest double is a fault where it begins") {
    for (const std::string number : {"1e400", "1e2147483648", "1e99999999999999999999", "-1.8e308",
                                     "44618125271006327.76734e292", "1.7976931348623159e308"}) {
        CAPTURE(number);
        CHECK(fault_of("[" + number + "]") == "syntax 1:2");
    }
    CHECK(fault_of("[" + std::string(400, '9') + "]") == "syntax 1:2");
}

TEST_CASE("a truncated text is a fault at its end") {
    for (const std::string text :
         {"{", "[", "[1", "[1,", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "\"abc", "[\"abc"}) {
        CAPTURE(text);
        CHECK(fault_of(text) == "syntax 1:" + std::to_string(text.size() + 1));
    }
}

TEST_CASE("a string that does not end on its line says so, at the end of the line") {
    CHECK(fault_of("{\"a\": \"open,\n\"b\": 1}") == "syntax 1:13");
    CHECK_THAT(sentence_of("{\"a\": \"open,\n\"b\": 1}"), ContainsSubstring("closing quote"));
    CHECK_THAT(sentence_of("[\"open\r\n]"), ContainsSubstring("closing quote"));
    CHECK_THAT(sentence_of("[\"open"), ContainsSubstring("closing quote"));
}

TEST_CASE("a raw control character in a string is not taken for a wrong escape") {
    CHECK(fault_of("[\"a\tb\"]") == "syntax 1:4");
    CHECK_THAT(sentence_of("[\"a\tb\"]"), ContainsSubstring("control character"));
    CHECK_THAT(sentence_of("[\"a\x1b[0m\"]"), ContainsSubstring("control character"));
}

TEST_CASE("a wrong escape is a fault at its backslash") {
    CHECK(fault_of(R"(["a\qb"])") == "syntax 1:4");
    CHECK_THAT(sentence_of(R"(["a\qb"])"), ContainsSubstring("backslash"));
    CHECK(fault_of(R"(["\u12g4"])") == "syntax 1:3");
    CHECK(fault_of(R"(["\u"])") == "syntax 1:3");
}

TEST_CASE("half a surrogate pair is no character, whichever half") {
    CHECK(fault_of(R"(["x\ud800"])") == "syntax 1:4");
    CHECK(fault_of(R"(["x\ud800\u0041"])") == "syntax 1:4");
    CHECK(fault_of(R"([1, "\udc00"])") == "syntax 1:5");
    CHECK(fault_of(R"({"ok": 1, "\udfff": 2})") == "syntax 1:11");
    CHECK(fault_of(R"(["\ud7ff\ue000 \uD83D\uDE00 ퟿"])") == "none");
}

TEST_CASE("invalid UTF-8 is a fault at its first byte") {
    CHECK(fault_of("[\"é\xff\"]") == "not-utf-8 1:4");
    CHECK(fault_of("[\"caf\xe9\"]") == "not-utf-8 1:6");
    CHECK(fault_of("[\"\xc0\x80\"]") == "not-utf-8 1:3");
    CHECK(fault_of("[\"\xed\xa0\x80\"]") == "not-utf-8 1:3");
    CHECK(fault_of("[\"\xf5\x80\x80\x80\"]") == "not-utf-8 1:3");
    CHECK(fault_of("[\"\xe2\x82\"]") == "not-utf-8 1:3");
    CHECK(fault_of("{\"\x80\": 1}") == "not-utf-8 1:3");
    CHECK(fault_of("\xff\xfe{}") == "syntax 1:1");
}

TEST_CASE("a NUL byte is a fault where it stands, and ends nothing silently") {
    CHECK(fault_of(std::string_view("[1,\n 2]\0", 8)) == "syntax 2:4");
    CHECK(fault_of(std::string_view("[1,\n \"\0\"]", 9)) == "syntax 2:3");
    CHECK_THAT(sentence_of(std::string_view("\0", 1)), ContainsSubstring("NUL"));
    CHECK_THAT(sentence_of(std::string_view("{\0}\0", 4)), ContainsSubstring("NUL"));
}

TEST_CASE("columns count characters, also behind ones of several bytes") {
    CHECK(fault_of("{\"größe\": \"日本語😀\", ?}") == "syntax 1:19");
    CHECK(fault_of("[\"é\",\r\n \"ü\", ?]") == "syntax 2:7");
}

TEST_CASE("a key that stands twice in one object is a fault at the second") {
    CHECK(fault_of(R"({"a": 1, "b": 2, "a": 3})") == "duplicate-key 1:18");
    CHECK(fault_of("{\"ä\": 1,\n \"\\u00e4\": 2}") == "duplicate-key 2:2");
    CHECK(fault_of(R"({"x": {"k": 1, "k": 2}, "x": 3})") == "duplicate-key 1:16");
    CHECK(fault_of(R"({"": 1, "": 2})") == "duplicate-key 1:9");
    CHECK(fault_of(R"({"m": 0, "m": 1, "a": 2, "a": 3, "z": 4, "z": 5})") == "duplicate-key 1:10");
    CHECK(fault_of(R"({"a": {"a": [{"a": 1}, {"a": 2}]}, "A": 3})") == "none");
    CHECK_THAT(sentence_of(R"({"same": 1, "same": 2})"), ContainsSubstring("\"same\""));
}

TEST_CASE("64 levels of nesting are allowed and the next is a fault") {
    CHECK(fault_of(nested(64)) == "none");
    CHECK(fault_of(nested(65)) == "too-deep 1:65");
    CHECK(fault_of(nested(100'000)) == "too-deep 1:65");
    CHECK(fault_of(std::string(100'000, '[')) == "too-deep 1:65");
    std::string objects;
    for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
    CHECK(fault_of(objects) == "too-deep 1:321");
    CHECK(fault_of("[" + nested(63) + "," + nested(63) + "]") == "none");
}

TEST_CASE("a text of more than 1 MiB is refused unread") {
    std::string text = "[" + std::string(json::max_bytes - 2, ' ') + "]";
    CHECK(fault_of(text) == "none");
    CHECK(fault_of(text + " ") == "too-large 1:1");
    CHECK(fault_of(std::string(100'000'000, '[')) == "too-large 1:1");
}

TEST_CASE("a text of more than 50,000 values is refused") {
    CHECK(fault_of(numbers(json::max_values - 1)) == "none");
    CHECK(fault_of(numbers(json::max_values)) == "too-large 1:" + std::to_string(2 * json::max_values));
    std::string lists = "[[]";
    for (std::size_t i = 1; i < json::max_values; ++i) lists += ",[]";
    CHECK(fault_of(lists) == "too-large 1:" + std::to_string(3 * json::max_values - 1));
}

TEST_CASE("the time for an object does not grow with the square of its keys") {
    const auto with_keys = [](std::size_t n) {
        std::string text = "{\"0\":0";
        for (std::size_t i = 1; i < n; ++i) text += ",\"" + std::to_string(i) + "\":0";
        return text;
    };
    const std::string text = with_keys(json::max_values - 2), eighth = with_keys((json::max_values - 2) / 8);
    CHECK(test::growth([&] { CHECK(fault_of(eighth + "}") == "none"); },
                       [&] { CHECK(fault_of(text + "}") == "none"); }) < test::most_growth);
    CHECK(fault_of(text + ",\"1\":0}") == "duplicate-key 1:" + std::to_string(text.size() + 2));
}

TEST_CASE("random bytes are a fault or a value, never a crash") {
    test::Random random(91);
    const std::string alphabet = "{}[]\",:0123456789.eE+-truefalsnu\\/ \n\xc3\xa9\xff";
    for (int i = 0; i < 20'000; ++i) {
        std::string text;
        for (std::size_t n = random.below(40); n > 0; --n) text += alphabet[random.below(alphabet.size())];
        const auto value = json::parse(text);
        if (!value) REQUIRE_FALSE(value.error().rule.empty());
    }
}

}  // namespace twotrack::json_fault_test
