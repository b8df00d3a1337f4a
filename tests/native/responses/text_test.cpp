#include <catch2/catch_test_macros.hpp>

#include <array>
#include <string>
#include <string_view>

#include "native/responses/nearest_word.hpp"

namespace twotrack::text_test {

using namespace twotrack::native;

TEST_CASE("The nearest word takes the fewest letters to mend, whatever their case") {
    constexpr std::array<std::string_view, 4> ids = {"id", "t1", "t10", "people"};
    CHECK(nearest_word("T1", ids) == "t1");
    CHECK(nearest_word("t100", ids) == "t10");
    CHECK(nearest_word("peopel", ids) == "people");
    CHECK(nearest_word("ID", ids) == "id");
    CHECK(nearest_word("", ids) == "id");
}

TEST_CASE("Nothing is near to a very long word, or among no words") {
    constexpr std::array<std::string_view, 1> ids = {"t1"};
    CHECK(nearest_word(std::string(64, 't'), ids) == "t1");
    CHECK_FALSE(nearest_word(std::string(65, 't'), ids));
    CHECK_FALSE(nearest_word("t1", {}));
}

}  // namespace twotrack::text_test
