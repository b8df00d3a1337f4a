#include "core/assessment.hpp"

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

}  // namespace twotrack
