#include "core/authoring/lint_branching.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "core/authoring/branching.hpp"

namespace twotrack {
namespace {

using json::Reader;

/// [n_items] which items are presented to at least one respondent.
std::vector<bool> reached_items(const Assessment& assessment) {
    std::vector<bool> reached(assessment.items.size());
    visit_branches(assessment, [&](const Answers&, const std::vector<bool>& presented) {
        for (std::size_t i = 0; i < reached.size(); ++i)
            if (presented[i]) reached[i] = true;
        return std::ranges::find(reached, false) != reached.end();
    });
    return reached;
}

void report_items(const Reader& root, const Assessment& assessment, const std::vector<bool>& reached) {
    const std::vector<Reader> sections = root.member("sections").elements();
    std::set<std::size_t> told;
    for (const Reader& reader : root.member("items").elements()) {
        const auto item = assessment.find_item(reader.member("id").value().string);
        if (!item || reached[*item]) continue;
        const std::size_t section = assessment.items[*item].section;
        if (reader.has("when")) {
            reader.member("when").report("unreachable-item",
                                         "No answers were found that show this item; nobody would be asked it.");
        } else if (told.insert(section).second) {
            sections[section].member("when").report(
                "unreachable-item", "No answers were found that show this section; nobody would be asked its items.");
        }
    }
}

}  // namespace

void check_branching(const Reader& root, const Assessment& assessment) {
    if (!assessment.is_branching) return;
    const std::vector<bool> reached = reached_items(assessment);
    report_items(root, assessment, reached);
    const std::vector<Reader> scales = root.member("scales").elements();
    for (std::size_t s = 0; s < assessment.scales.size(); ++s) {
        const auto is_reached = [&](std::size_t item) { return bool(reached[item]); };
        if (std::ranges::any_of(assessment.scales[s].items, is_reached)) continue;
        scales[s].report("unreachable-scale", "No item of this scale is ever shown; nobody would get a score on it.");
    }
}

}  // namespace twotrack
