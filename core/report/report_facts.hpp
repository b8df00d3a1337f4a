#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/page/page.hpp"

namespace twotrack {

/// Of the costs that would weigh heavily, how many a report names.
inline constexpr std::size_t most_costs = 3;

/// What the report's rules ask about, worked out once from a result and its answers. Refers to its arguments.
class ReportFacts {
public:
    ReportFacts(const Assessment& assessment, const Result& result, const Answers* answers, Form form);

    const Assessment& assessment;
    const Result& result;
    const Answers* answers;  ///< null: nobody's but the result's
    Form form;

    std::optional<std::size_t> side;     ///< the scale that is called
    std::vector<std::size_t> dissonant;  ///< trade-offs that matter and speak for the other side than the one called
    std::vector<std::size_t> burdens;    ///< costs that would weigh heavily, heaviest first; of the side, if any
    std::vector<int> motive_counts;      ///< [n_motives] how often each was chosen
    std::vector<int> motive_offers;      ///< [n_motives] how often each stood in an answered pair
    Drive drive = Drive::Unknown;
    Tendency tendency = Tendency::Unknown;

    [[nodiscard]] Response answer(std::size_t item) const { return answers ? (*answers)[item] : std::nullopt; }
    [[nodiscard]] bool holds(const Condition& condition) const;
    /// {side}, {other}, {dissonant} and {burdens} filled in; of the burdens, no more than the report shows.
    [[nodiscard]] std::string filled(std::string_view text) const;

private:
    void find_dissonance();
    void find_burdens();
    void count_motives();
    void find_tendency();
    [[nodiscard]] std::size_t other_side() const;
    [[nodiscard]] int value_of(const Test& test) const;
    [[nodiscard]] std::string joined(const std::vector<std::string>& names) const;
};

}  // namespace twotrack
