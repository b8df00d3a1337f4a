#pragma once

#include <array>
#include <optional>
#include <span>

#include "core/irt/item_bank.hpp"

namespace twotrack {

/// Answers to the items of one scale, and the trait at which their fit is judged.
struct FittedAnswers {
    std::span<const GradedItem> items;    ///< [n] valid
    std::span<const Response> responses;  ///< [n] each within its item's categories; missing answers do not count
    double theta = 0.0;                   ///< logits
};

/// lz, the standardised log likelihood of one person's answers to several scales: far below 0, the answers do not
/// follow the model. Its mean is about 0 and its standard deviation about 1 if the items are calibrated; with any other
/// items it says little.
///
/// @return nullopt without an answer whose likelihood could have been another.
/// Cost: three exponentials and a logarithm for each category of each answered item.
/// Source: Drasgow, Levine & Williams (1985), British Journal of Mathematical and Statistical Psychology 38(1), 67-86.
[[nodiscard]] std::optional<double> standardized_log_likelihood(std::span<const FittedAnswers> scales);

}  // namespace twotrack
