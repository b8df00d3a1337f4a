#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "core/score.hpp"

namespace twotrack {

/// A result, without the answers, as a short text for a link: letters, digits, - and _, some 40 characters for two
/// scales and 100 for eight. Versioned and checked; it belongs to assessments with this id. Theta, standard error and
/// probability are kept to four decimals, which no sentence of the report can tell from the whole.
[[nodiscard]] std::string share_code(const Assessment& assessment, const Result& result);

/// The result that a share code holds.
/// Errors, each a sentence for the person who followed the link: damaged, of a later version, of another assessment.
[[nodiscard]] std::expected<Result, std::string> result_of_share_code(const Assessment& assessment,
                                                                      std::string_view code);

}  // namespace twotrack
