#pragma once

#include <catch2/catch_test_macros.hpp>
#include <vector>

#include "core/irt/eap.hpp"

namespace twotrack::test {

inline ItemBank bank_of(std::vector<GradedItem> items) {
    auto bank = ItemBank::make(std::move(items));
    REQUIRE(bank);
    return std::move(*bank);
}

inline Estimate estimate_of(const ItemBank& bank, const std::vector<Response>& responses, const NormalPrior& prior = {},
                            Grid grid = Grid::Adaptive) {
    const auto estimate = estimate_eap(bank, responses, prior, grid);
    REQUIRE(estimate);
    return *estimate;
}

inline Estimate estimate_of(const std::vector<GradedItem>& items, const std::vector<Response>& responses,
                            const NormalPrior& prior = {}, Grid grid = Grid::Adaptive) {
    return estimate_of(bank_of(items), responses, prior, grid);
}

inline JointEstimate joint_estimate_of(const std::vector<GradedItem>& first,
                                       const std::vector<Response>& first_responses,
                                       const std::vector<GradedItem>& second,
                                       const std::vector<Response>& second_responses, double correlation,
                                       Grid grid = Grid::Adaptive) {
    const auto joint =
        estimate_eap_2d(bank_of(first), first_responses, bank_of(second), second_responses, correlation, grid);
    REQUIRE(joint);
    return *joint;
}

inline bool same_bits(const Estimate& a, const Estimate& b) {
    return a.theta == b.theta && a.standard_error == b.standard_error && a.log_marginal == b.log_marginal &&
           a.above_zero == b.above_zero && a.n_answered == b.n_answered;
}

}  // namespace twotrack::test
