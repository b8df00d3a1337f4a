#include <catch2/catch_test_macros.hpp>

#include <array>
#include <string>
#include <string_view>

#include "native/nearest.hpp"
#include "native/utf8.hpp"

namespace twotrack::text_test {

using namespace twotrack::native;

TEST_CASE("UTF-8 is told from what is none, wherever in the text it stands") {
    for (const char* good :
         {"", "a", "\u0080", "\u07FF", "\u0800", "\uD7FF", "\uE000", "\uFFFF", "\U00010000", "\U0010FFFF"})
        for (std::size_t before = 0; before < 10; ++before)
            CHECK(is_utf8(std::string(before, 'a') + good + "0123456789"));
    for (const char* bad : {"\x80", "\xC3", "\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xE2\x82",
                            "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "\xE2\x28\xA1"}) {
        for (std::size_t before = 0; before < 10; ++before) {
            CHECK_FALSE(is_utf8(std::string(before, 'a') + bad));
            CHECK_FALSE(is_utf8(std::string(before, 'a') + bad + "0123456789"));
        }
    }
}

TEST_CASE("The nearest word takes the fewest letters to mend, whatever their case") {
    constexpr std::array<std::string_view, 4> ids = {"id", "t1", "t10", "people"};
    CHECK(nearest("T1", ids) == "t1");
    CHECK(nearest("t100", ids) == "t10");
    CHECK(nearest("peopel", ids) == "people");
    CHECK(nearest("ID", ids) == "id");
    CHECK(nearest("", ids) == "id");
}

TEST_CASE("Nothing is near to a very long word, or among no words") {
    constexpr std::array<std::string_view, 1> ids = {"t1"};
    CHECK(nearest(std::string(64, 't'), ids) == "t1");
    CHECK_FALSE(nearest(std::string(65, 't'), ids));
    CHECK_FALSE(nearest("t1", {}));
}

}  // namespace twotrack::text_test
