#include "core/translation/placeholder.hpp"

#include <catch2/catch_test_macros.hpp>

namespace twotrack::placeholder_test {

using Found = std::vector<std::string_view>;

TEST_CASE("placeholders are what stands in braces, in the text's order") {
    CHECK(placeholders("{current} of {total} · about {minutes} min") == Found{"{current}", "{total}", "{minutes}"});
    CHECK(placeholders("{n} and {n}") == Found{"{n}", "{n}"});
    CHECK(placeholders("none").empty());
}

TEST_CASE("braces that hold nothing, or do not close, are no placeholders") {
    CHECK(placeholders("{} } {").empty());
    CHECK(placeholders("{a {b}") == Found{"{b}"});
}

}  // namespace twotrack::placeholder_test
