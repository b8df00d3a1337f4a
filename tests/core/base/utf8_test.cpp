#include "core/base/utf8.hpp"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <utility>

namespace twotrack::utf8_test {

namespace {

/// The first and the last character of each length, and those around the surrogates.
constexpr std::array<std::pair<char32_t, std::string_view>, 11> characters{{{0x00, std::string_view("\0", 1)},
                                                                            {0x7F, "\x7F"},
                                                                            {0x80, "\xC2\x80"},
                                                                            {0x7FF, "\xDF\xBF"},
                                                                            {0x800, "\xE0\xA0\x80"},
                                                                            {0x20AC, "\xE2\x82\xAC"},
                                                                            {0xD7FF, "\xED\x9F\xBF"},
                                                                            {0xE000, "\xEE\x80\x80"},
                                                                            {0xFFFF, "\xEF\xBF\xBF"},
                                                                            {0x10000, "\xF0\x90\x80\x80"},
                                                                            {0x10FFFF, "\xF4\x8F\xBF\xBF"}}};

/// Lone and missing continuation bytes, overlong forms, surrogates, and what is above U+10FFFF.
constexpr std::array<std::string_view, 15> faults{"\x80",
                                                  "\xBF",
                                                  "\xC3",
                                                  "\xC0\x80",
                                                  "\xC1\xBF",
                                                  "\xE0\x9F\xBF",
                                                  "\xED\xA0\x80",
                                                  "\xED\xBF\xBF",
                                                  "\xE2\x82",
                                                  "\xE2\x28\xA1",
                                                  "\xF0\x8F\xBF\xBF",
                                                  "\xF0\x9F\x99",
                                                  "\xF4\x90\x80\x80",
                                                  "\xF5\x80\x80\x80",
                                                  "\xFF"};

}  // namespace

TEST_CASE("UTF-8 is told from other bytes, wherever in the text they stand") {
    CHECK(is_utf8(""));
    for (std::size_t before = 0; before < 10; ++before) {
        const std::string start(before, 'a');
        for (const auto& [code_point, bytes] : characters) CHECK(is_utf8(start + std::string(bytes) + "0123456789"));
        for (const std::string_view fault : faults)
            for (const char* after : {"", "0123456789"})
                CHECK(utf8_prefix_bytes(start + std::string(fault) + after) == before);
    }
}

TEST_CASE("The first character has the code point that was written, and as many bytes") {
    for (const auto& [code_point, bytes] : characters) {
        CAPTURE(std::size_t{code_point});
        std::string text = "–";
        append_character(text, code_point);
        CHECK(text == "–" + std::string(bytes));
        for (const char* after : {"", "a", "\x80"}) {
            const Character first = first_character(std::string(bytes) + after);
            CHECK(first.code_point == code_point);
            CHECK(first.n_bytes == bytes.size());
        }
    }
}

TEST_CASE("There is no first character in no bytes, nor in bytes that are not UTF-8") {
    CHECK(first_character("").n_bytes == 0);
    for (const std::string_view fault : faults) CHECK(first_character(fault).n_bytes == 0);
}

TEST_CASE("Characters are counted, whatever their bytes") {
    STATIC_CHECK(n_characters("") == 0);
    STATIC_CHECK(n_characters("aä–🙂") == 4);
    for (const auto& [code_point, bytes] : characters) CHECK(n_characters(bytes) == 1);
}

TEST_CASE("A boundary is found before and behind any byte of a character") {
    constexpr std::string_view text = "a–b";
    constexpr std::array<std::size_t, 6> floors{0, 1, 1, 1, 4, 5}, ceils{0, 1, 4, 4, 4, 5};
    for (std::size_t offset = 0; offset <= text.size(); ++offset) {
        CAPTURE(offset);
        CHECK(floor_character_boundary(text, offset) == floors[offset]);
        CHECK(ceil_character_boundary(text, offset) == ceils[offset]);
    }
    CHECK(ceil_character_boundary("–", 1) == 3);
    CHECK(floor_character_boundary("\x80\x80", 1) == 0);
    CHECK(ceil_character_boundary("\x80\x80", 1) == 2);
}

TEST_CASE("A surrogate is found in any place, and its neighbours are not taken for one") {
    for (const char* surrogate : {"\xED\xA0\x80", "\xED\xBF\xBF", "a\xED\xA0\x80", "\xED\x9F\xBF\xED\xB0\x80"})
        CHECK(has_surrogate(surrogate));
    for (const char* other : {"", "a", "\xED\x9F\xBF", "\xEE\x80\x80", "\xED"}) CHECK_FALSE(has_surrogate(other));
}

}  // namespace twotrack::utf8_test
