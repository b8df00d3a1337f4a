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
std::optional<std::size_t> index_of(const std::vector<T>& things, const std::string& id) {
    const auto found = std::ranges::find(things, id, &T::id);
    if (found == things.end()) return std::nullopt;
    return static_cast<std::size_t>(found - things.begin());
}

/// The required id of an element to be added. Reports an id that an earlier element has.
template <class T>
std::string unique_id(const std::vector<T>& things, const Reader& reader) {
    std::string id = reader.identifier("id");
    if (!id.empty() && index_of(things, id))
        reader.member("id").report("duplicate-id", "The id {} is taken; ids are unique.", id);
    return id;
}

/// Reports an id that refers to none of `ids`. `sort` says what it should refer to.
void report_unknown(const Reader& reader, std::string_view sort, const std::string& id,
                    const std::vector<std::string_view>& ids);

/// The index of the element that the id under `key` refers to. Reports an unknown id and returns nullopt.
template <class T>
std::optional<std::size_t> reference(const std::vector<T>& things, const Reader& reader, std::string_view key,
                                     std::string_view sort) {
    const std::string id = reader.text(key, false);
    if (id.empty()) return std::nullopt;
    const auto index = index_of(things, id);
    // An empty list has already been reported.
    if (!index && !things.empty()) {
        std::vector<std::string_view> ids;
        ids.reserve(things.size());
        for (const T& thing : things) ids.push_back(thing.id);
        report_unknown(reader.member(key), sort, id, ids);
    }
    return index;
}

/// Reads items together with their cards, costs, trade-offs and pairs of scales. Stores the parameters of each scale's
/// items in `parameters` [n_scales].
/// @pre The decision and its model are read.
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
