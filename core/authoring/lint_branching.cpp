#include "core/authoring/lint_branching.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/authoring/branching.hpp"

namespace twotrack {
namespace {

using json::Reader;

struct Reached {
    std::vector<bool> items;  ///< [n_items] which items are presented to at least one respondent
    bool is_certain = true;   ///< every way to answer was tried
};

Reached reached_items(const Assessment& assessment) {
    std::vector<bool> reached(assessment.items.size());
    const bool is_certain = visit_branches(assessment, [&](const Answers&, const std::vector<bool>& presented) {
        for (std::size_t i = 0; i < reached.size(); ++i)
            if (presented[i]) reached[i] = true;
        return std::ranges::find(reached, false) != reached.end();
    });
    return {std::move(reached), is_certain};
}

std::string doubt_about(const Reached& reached) {
    return reached.is_certain ? "" : " There are more ways to answer than were tried.";
}

void report_items(const Reader& root, const Assessment& assessment, const Reached& reached) {
    const std::string doubt = doubt_about(reached);
    const json::Elements sections = root.member("sections").elements();
    std::set<std::size_t> told;
    for (const Reader reader : root.member("items").elements()) {
        const auto item = assessment.find_item(reader.member("id").value().string);
        if (!item || reached.items[*item]) continue;
        const std::size_t section = assessment.items[*item].section;
        if (reader.has("when")) {
            reader.member("when").report(
                "unreachable-item", "No answers were found that show this item; nobody would be asked it." + doubt);
        } else if (told.insert(section).second) {
            sections[section].member("when").report(
                "unreachable-item",
                "No answers were found that show this section; nobody would be asked its items." + doubt);
        }
    }
}

}  // namespace

void check_branching(const Reader& root, const Assessment& assessment) {
    if (!assessment.is_branching) return;
    const Reached reached = reached_items(assessment);
    report_items(root, assessment, reached);
    const json::Elements scales = root.member("scales").elements();
    for (std::size_t s = 0; s < assessment.scales.size(); ++s) {
        const auto is_reached = [&](std::size_t item) { return bool(reached.items[item]); };
        if (std::ranges::any_of(assessment.scales[s].items, is_reached)) continue;
        scales[s].report("unreachable-scale",
                         "No item of this scale is ever shown; nobody would get a score on it." + doubt_about(reached));
    }
}

}  // namespace twotrack
