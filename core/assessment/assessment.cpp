#include "core/assessment/assessment.hpp"

#include <algorithm>

namespace twotrack {

std::optional<std::size_t> Assessment::find_item(std::string_view item_id) const {
    const auto item = std::ranges::find(items, item_id, &Item::id);
    if (item == items.end()) return std::nullopt;
    return static_cast<std::size_t>(item - items.begin());
}

std::size_t Assessment::n_categories(std::size_t item) const {
    return response_formats[items[item].response_format].categories.size();
}

const OutcomeText& Assessment::text_of(Outcome outcome, Certainty certainty) const {
    return outcomes.find(outcome_text_key(outcome, certainty))->second;
}

std::vector<bool> Assessment::presented(Form form) const {
    std::vector<bool> presented(items.size(), true);
    if (form == Form::Short)
        for (std::size_t i = 0; i < items.size(); ++i) presented[i] = items[i].in_short_form;
    return presented;
}

}  // namespace twotrack
