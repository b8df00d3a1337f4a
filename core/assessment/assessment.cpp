#include "core/assessment/assessment.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/base/random.hpp"

namespace twotrack {

std::optional<std::size_t> Assessment::find_item(std::string_view item_id) const {
    const auto item = std::ranges::find(items, item_id, &Item::id);
    if (item == items.end()) return std::nullopt;
    return static_cast<std::size_t>(item - items.begin());
}

std::size_t Assessment::n_categories(std::size_t item) const {
    return response_formats[items[item].response_format].categories.size();
}

std::vector<std::size_t> Assessment::card_order(std::uint32_t seed) const {
    std::vector<std::size_t> order(cards.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto section_of = [&](std::size_t card) { return items[cards[card].first_item].section; };
    for (std::size_t first = 0, end = 0; first < order.size(); first = end) {
        const std::size_t section = section_of(first);
        while (end < order.size() && section_of(end) == section) ++end;
        if (!sections[section].is_shuffled || seed == 0) continue;
        // Shuffles all cards of the section, presented or not: when a card appears or disappears, the others keep
        // their order.
        Random random(seed, section);
        for (std::size_t n = end - first; n > 1; --n)
            std::swap(order[first + n - 1], order[first + static_cast<std::size_t>(random.next() % n)]);
    }
    return order;
}

const OutcomeText& Assessment::text_of(Outcome outcome, Certainty certainty) const {
    const std::string_view key = outcome_text_key(outcome, certainty);
    return std::ranges::find_if(outcomes, [&](const auto& each) { return each.first == key; })->second;
}

std::vector<bool> Assessment::presented(Form form) const {
    std::vector<bool> presented(items.size(), true);
    if (form == Form::Short)
        for (std::size_t i = 0; i < items.size(); ++i) presented[i] = items[i].in_short_form;
    return presented;
}

}  // namespace twotrack
