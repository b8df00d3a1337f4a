#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/assessment/assessment.hpp"
#include "core/json/json.hpp"
#include "core/json/json_reader.hpp"

/// Shared helpers of the files that read an assessment. Other files must not include this header.
namespace twotrack::parsing {

using json::Kind;
using json::Reader;

inline constexpr std::size_t max_categories = 10;

template <class T>
std::optional<std::size_t> index_of(const std::vector<T>& things, std::string_view id) {
    const auto found = std::ranges::find(things, id, &T::id);
    if (found == things.end()) return std::nullopt;
    return static_cast<std::size_t>(found - things.begin());
}

/// Reports an id that an earlier element of the list already has.
template <class T>
void check_unique(const std::vector<T>& things, std::string_view id, const Reader& reader) {
    if (id.empty() || !index_of(things, id)) return;
    reader.member("id").report("duplicate-id", "The id " + json::quoted(id) + " is taken; ids are unique.");
}

/// Reads the list under `key`. Reports a list of more than `most` elements, and returns an empty list instead.
[[nodiscard]] std::vector<Reader> array_of_at_most(const Reader& root, std::string_view key, std::size_t most);

/// Lists the first ids, as a diagnostic cites them.
template <class T>
std::string list_of(const std::vector<T>& things) {
    constexpr std::size_t most = 8;
    std::string list = things.empty() ? "none" : "";
    for (std::size_t i = 0; i < std::min(things.size(), most); ++i)
        list += (i == 0 ? "" : ", ") + json::quoted(things[i].id);
    return things.size() > most ? list + " and others" : list;
}

/// The index of the element that the id under `key` refers to. Reports an unknown id and returns nullopt.
template <class T>
std::optional<std::size_t> reference(const std::vector<T>& things, const Reader& reader, std::string_view key,
                                     std::string_view sort) {
    const std::string id = reader.text(key);
    if (id.empty()) return std::nullopt;
    const auto index = index_of(things, id);
    // An empty list has already been reported.
    if (!index && !things.empty()) {
        reader.member(key).report(
            "unknown-" + std::string(sort),
            "There is no " + std::string(sort) + " " + json::quoted(id) + "; there is " + list_of(things) + ".");
    }
    return index;
}

/// Reads items together with their cards, costs and trade-offs. Stores the parameters of each scale's items in
/// `parameters` [n_scales].
void read_items(const Reader& root, Assessment& assessment, std::vector<std::vector<GradedItem>>& parameters);

/// Reads the conditions of items and sections.
/// @pre Items and sections are read. Each has the index of its node in the file, or was reported.
void read_branching(const Reader& root, Assessment& assessment);

void read_motives(const Reader& root, std::vector<Motive>& motives);
void read_short_form(const Reader& root, Assessment& assessment);
void read_synonym_pairs(const Reader& root, Assessment& assessment);

/// Reads the report plan.
/// @pre Everything else of the assessment is read.
void read_report(const Reader& root, Assessment& assessment);

}  // namespace twotrack::parsing
