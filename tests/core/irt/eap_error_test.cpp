#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <limits>

#include "core/irt/eap.hpp"
#include "tests/support/cpp/estimates.hpp"

namespace twotrack::eap_error_test {

using Catch::Matchers::ContainsSubstring;
using Kind = ScoreError::Kind;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
const GradedItem valid{1.2, {-1.5, -0.5, 0.5, 1.5}};

ItemBank three_items() { return test::bank_of({valid, valid, {1.0, {0.0}}}); }

template <class T>
void check_error(const std::expected<T, ScoreError>& result, Kind kind, std::size_t index,
                 const std::string& sentence) {
    REQUIRE(!result);
    CHECK(result.error().kind == kind);
    CHECK(result.error().index == index);
    CHECK_THAT(result.error().sentence, ContainsSubstring(sentence));
}

}  // namespace

TEST_CASE("a bank names the first item whose parameters are invalid") {
    check_error(ItemBank::make({valid, {0.0, {0.0}}, {1.0, {}}}), Kind::InvalidItem, 1, "discrimination");
    check_error(ItemBank::make({valid, valid, {1.0, {1.0, 0.0}}}), Kind::InvalidItem, 2, "rise");
    check_error(ItemBank::make({{not_a_number, {0.0}}}), Kind::InvalidItem, 0, "discrimination");
}

TEST_CASE("too few or too many responses are refused, with the first that has no counterpart") {
    check_error(estimate_eap(three_items(), std::vector<Response>{1, 1}), Kind::SizeMismatch, 2, "one response");
    check_error(estimate_eap(three_items(), {}), Kind::SizeMismatch, 0, "one response");
    check_error(estimate_eap(three_items(), std::vector<Response>(5)), Kind::SizeMismatch, 3, "one response");
}

TEST_CASE("a response outside its item's categories is refused, with its index") {
    check_error(estimate_eap(three_items(), std::vector<Response>{4, 5, 0}), Kind::InvalidResponse, 1, "categories");
    check_error(estimate_eap(three_items(), std::vector<Response>{-1, 0, 0}), Kind::InvalidResponse, 0, "categories");
    check_error(estimate_eap(three_items(), std::vector<Response>{0, std::nullopt, 2}), Kind::InvalidResponse, 2,
                "categories");
    check_error(estimate_eap(three_items(), std::vector<Response>{std::numeric_limits<int>::max(), 0, 0}),
                Kind::InvalidResponse, 0, "categories");
    check_error(estimate_eap(three_items(), std::vector<Response>{std::numeric_limits<int>::min(), 0, 0}),
                Kind::InvalidResponse, 0, "categories");
}

TEST_CASE("a prior without a usable mean or standard deviation is refused") {
    const ItemBank bank = three_items();
    const std::vector<Response> responses{1, 2, 0};
    for (const double sd : {0.0, -1.0, 0.0009, 10.1, not_a_number, std::numeric_limits<double>::infinity()}) {
        CAPTURE(sd);
        check_error(estimate_eap(bank, responses, {0.0, sd}), Kind::InvalidPrior, 0, "standard deviation");
    }
    for (const double mean : {-10.1, 10.1, not_a_number}) {
        CAPTURE(mean);
        check_error(estimate_eap(bank, responses, {mean, 1.0}), Kind::InvalidPrior, 0, "mean");
    }
}

TEST_CASE("two traits are refused for either one's responses and for a correlation of one or beyond") {
    const ItemBank bank = three_items();
    const std::vector<Response> good{1, 2, 0}, bad{1, 9, 0}, few{1};
    for (const double correlation : {0.0, 0.4}) {
        CAPTURE(correlation);
        check_error(estimate_eap_2d(bank, bad, bank, good, correlation), Kind::InvalidResponse, 1, "categories");
        check_error(estimate_eap_2d(bank, good, bank, bad, correlation), Kind::InvalidResponse, 1, "categories");
        check_error(estimate_eap_2d(bank, few, bank, good, correlation), Kind::SizeMismatch, 1, "one response");
        check_error(estimate_eap_2d(bank, good, bank, few, correlation), Kind::SizeMismatch, 1, "one response");
    }
    for (const double correlation : {-1.0, 1.0, 1.5, not_a_number}) {
        CAPTURE(correlation);
        check_error(estimate_eap_2d(bank, good, bank, good, correlation), Kind::InvalidPrior, 0, "correlation");
    }
}

}  // namespace twotrack::eap_error_test
