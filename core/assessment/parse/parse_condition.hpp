#pragma once

#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "core/assessment/parse/parse.hpp"

/// How conditions are read. Not for other files than those that read an assessment.
namespace twotrack::parsing {

/// Reads the conditions under `when`. All items are read.
class ConditionReader {
public:
    /// What a condition may ask about.
    enum class Scope { Answers, AnswersAndResult };

    ConditionReader(const Assessment& assessment, Scope scope) : assessment_(assessment), scope_(scope) {}

    [[nodiscard]] Condition read(const Node& node);

    /// The items that have been asked about, with the places where.
    [[nodiscard]] const std::vector<std::pair<std::size_t, Node>>& asked() const { return asked_; }

private:
    struct Name;
    bool read_result_test(std::string_view key, const Node& node, Condition& condition) const;
    void read_list(const Node& node, std::vector<Condition>& conditions);
    void read_answers(const Node& node, Condition& condition);
    void read_motives(const Node& node, Condition& condition) const;
    static void add_test(Condition& condition, Subject subject, std::size_t index, const Node& node,
                         std::span<const Name> names, int n_values = 1'000);
    static std::string names_of(std::span<const Name> names);

    const Assessment& assessment_;
    Scope scope_;
    std::vector<std::pair<std::size_t, Node>> asked_;
};

}  // namespace twotrack::parsing
