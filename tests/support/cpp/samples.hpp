#pragma once

#include <catch2/catch_test_macros.hpp>
#include <initializer_list>
#include <string>
#include <vector>

#include "core/statistics/response_matrix.hpp"
#include "tests/support/cpp/csv.hpp"

namespace twotrack::test {

/// The columns of a golden file of answers from `first` up to but not including `last`.
inline ResponseMatrix golden_responses(const std::string& name, std::size_t first, std::size_t last) {
    ResponseMatrix responses(last - first);
    for (const auto& row : golden(name).rows) {
        const std::vector<Response> all = responses_of(row);
        responses.add(std::span(all).subspan(first, last - first));
    }
    return responses;
}

inline ResponseMatrix matrix_of(std::initializer_list<std::vector<Response>> rows) {
    ResponseMatrix responses(rows.begin()->size());
    for (const auto& row : rows) responses.add(row);
    return responses;
}

template <class T>
void check_error(const std::expected<T, SampleError>& result, SampleError::Kind kind, std::size_t item = 0) {
    REQUIRE(!result);
    CHECK(result.error().kind == kind);
    CHECK(result.error().item == item);
    CHECK(result.error().sentence.ends_with('.'));
}

}  // namespace twotrack::test
