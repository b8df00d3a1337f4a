#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/page/page.hpp"

namespace twotrack {

/// A part of the report with fewer answers says nothing.
inline constexpr int least_answers = 2;

/// The largest number of heavy costs that a report names.
inline constexpr std::size_t most_costs = 3;

/// The facts that the report's rules ask about, computed once from a result and its answers. Refers to its arguments,
/// which must outlive it.
class ReportFacts {
public:
    ReportFacts(const Assessment& assessment, const Result& result, const Answers* answers, Form form);

    const Assessment& assessment;
    const Result& result;
    const Answers* answers;  ///< null: only the result is known
    Form form;

    std::optional<std::size_t> side;  ///< the called scale; nullopt when no side is called
    /// Indices of trade-offs that matter to the person and favour the side opposite the called side.
    std::vector<std::size_t> conflicting_trade_offs;
    std::vector<std::size_t> heavy_costs;  ///< indices of costs that would weigh heavily, heaviest first
    int n_weighed_trade_offs = 0;          ///< trade-offs with a preference and an importance; 0 without a side
    int n_weighed_costs = 0;               ///< costs with an answer; both only of the called side, if any
    std::vector<int> motive_counts;        ///< [n_motives] how often each motive was chosen
    std::vector<int> motive_offers;        ///< [n_motives] how often an answered pair offered each motive
    MotivePattern motive_pattern = MotivePattern::Unknown;
    SituationalLean situational_lean = SituationalLean::Unknown;

    [[nodiscard]] Response answer(std::size_t item) const { return answers ? (*answers)[item] : std::nullopt; }
    [[nodiscard]] bool are_costs_weighed() const { return n_weighed_costs >= least_answers; }
    [[nodiscard]] bool holds(const Condition& condition) const;
    /// Fills in {side}, {other}, {dissonant} and {burdens}. {burdens} lists at most most_costs costs.
    [[nodiscard]] std::string filled(std::string_view text) const;

private:
    void find_conflicting_trade_offs();
    void find_heavy_costs();
    void count_motives();
    void find_situational_lean();
    [[nodiscard]] std::size_t other_side() const;
    [[nodiscard]] int value_of(const Test& test) const;
    [[nodiscard]] std::string joined(const std::vector<std::string>& names) const;
};

}  // namespace twotrack
