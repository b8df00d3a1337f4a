#pragma once

#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "core/assessment/parse/parse.hpp"

/// Reads conditions. Only the files that read an assessment include this header.
namespace twotrack::parsing {

/// Reads the conditions under `when`.
/// @pre All items are read.
class ConditionReader {
public:
    /// The facts that a condition may ask about.
    enum class Scope { Answers, AnswersAndResult };

    ConditionReader(const Assessment& assessment, Scope scope) : assessment_(assessment), scope_(scope) {}

    [[nodiscard]] Condition read(const Reader& reader);

    /// The items that conditions have asked about, each with the node that asks.
    [[nodiscard]] const std::vector<std::pair<std::size_t, Reader>>& asked() const { return asked_; }

private:
    struct Name;
    bool read_result_test(std::string_view key, const Reader& reader, Condition& condition) const;
    void read_list(const Reader& reader, std::vector<Condition>& conditions);
    void read_answers(const Reader& reader, Condition& condition);
    void read_motives(const Reader& reader, Condition& condition) const;
    static void add_test(Condition& condition, Subject subject, std::size_t index, const Reader& reader,
                         std::span<const Name> names, int n_values = 1'000);
    static std::string names_of(std::span<const Name> names);

    const Assessment& assessment_;
    Scope scope_;
    std::vector<std::pair<std::size_t, Reader>> asked_;
};

}  // namespace twotrack::parsing
