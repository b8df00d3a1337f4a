#include "core/irt/item_bank.hpp"

#include <algorithm>
#include <utility>

namespace twotrack {

std::expected<ItemBank, ScoreError> ItemBank::make(std::vector<GradedItem> items) {
    ItemBank bank;
    const Nodes& nodes = standard_quadrature().nodes;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (auto fault = fault_of(items[i]); !fault.empty())
            return std::unexpected(ScoreError{ScoreError::Kind::InvalidItem, i, std::move(fault)});
        bank.first_row_.push_back(bank.table_.size());
        for (std::size_t category = 0; category < items[i].n_categories(); ++category) {
            ScaledProbabilities& row = bank.table_.emplace_back();
            for (std::size_t j = 0; j < n_nodes; ++j)
                row.values[j] = category_probability(items[i], category, nodes[j]);
            row.exponent = normalize(row.values);
        }
    }
    bank.items_ = std::move(items);
    return bank;
}

std::expected<void, ScoreError> ItemBank::check(std::span<const Response> responses) const {
    if (responses.size() != items_.size())
        return std::unexpected(ScoreError{ScoreError::Kind::SizeMismatch, std::min(responses.size(), items_.size()),
                                          "There must be one response, or a missing one, for each item."});
    for (std::size_t i = 0; i < responses.size(); ++i) {
        if (responses[i] && (*responses[i] < 0 || static_cast<std::size_t>(*responses[i]) >= items_[i].n_categories()))
            return std::unexpected(
                ScoreError{ScoreError::Kind::InvalidResponse, i, "The response is not one of the item's categories."});
    }
    return {};
}

}  // namespace twotrack
