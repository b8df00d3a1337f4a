#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/assessment/assessment.hpp"
#include "core/json/json.hpp"
#include "core/json/json_reader.hpp"

/// What the files that read an assessment share. Not for other files.
namespace twotrack::parsing {

using json::Kind;
using json::Node;

inline constexpr std::size_t max_categories = 10;

template <class T>
std::optional<std::size_t> index_of(const std::vector<T>& things, std::string_view id) {
    const auto found = std::ranges::find(things, id, &T::id);
    if (found == things.end()) return std::nullopt;
    return static_cast<std::size_t>(found - things.begin());
}

/// Reports an id that an earlier thing of the same sort has.
template <class T>
void check_unique(const std::vector<T>& things, std::string_view id, const Node& node) {
    if (id.empty() || !index_of(things, id)) return;
    node.member("id").report("duplicate-id", "The id " + json::quoted(id) + " is taken; ids are unique.");
}

/// The list under `key`; one with more elements is reported and reads as empty.
[[nodiscard]] std::vector<Node> array_of_at_most(const Node& root, std::string_view key, std::size_t most);

/// The ids of some things, for a sentence.
template <class T>
std::string list_of(const std::vector<T>& things) {
    constexpr std::size_t most = 8;
    std::string list = things.empty() ? "none" : "";
    for (std::size_t i = 0; i < std::min(things.size(), most); ++i)
        list += (i == 0 ? "" : ", ") + json::quoted(things[i].id);
    return things.size() > most ? list + " and others" : list;
}

/// The index that the id under `key` refers to; an unknown one is reported and is nothing.
template <class T>
std::optional<std::size_t> reference(const std::vector<T>& things, const Node& node, std::string_view key,
                                     std::string_view sort) {
    const std::string id = node.text(key);
    if (id.empty()) return std::nullopt;
    const auto index = index_of(things, id);
    // Without any to refer to, what is wrong with their list has been reported.
    if (!index && !things.empty()) {
        node.member(key).report(
            "unknown-" + std::string(sort),
            "There is no " + std::string(sort) + " " + json::quoted(id) + "; there is " + list_of(things) + ".");
    }
    return index;
}

/// Items, and with them cards, costs and trade-offs. The parameters of each scale's items go to `parameters`
/// [n_scales].
void read_items(const Node& root, Assessment& assessment, std::vector<std::vector<GradedItem>>& parameters);

/// The conditions of items and sections. Items and sections are read; each has its own node at its place, or was
/// reported.
void read_branching(const Node& root, Assessment& assessment);

void read_motives(const Node& root, std::vector<Motive>& motives);
void read_short_form(const Node& root, Assessment& assessment);
void read_synonym_pairs(const Node& root, Assessment& assessment);

/// What the report may say. All else of the assessment is read.
void read_report(const Node& root, Assessment& assessment);

}  // namespace twotrack::parsing
