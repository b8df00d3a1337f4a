#pragma once

#include <cstddef>
#include <expected>
#include <string_view>
#include <vector>

#include "core/assessment.hpp"
#include "core/diagnostic.hpp"
#include "core/score.hpp"

namespace twotrack::native {

/// What is read of a table of answers at most.
inline constexpr std::size_t most_table_bytes = std::size_t{64} << 20;

/// The answers of many people.
struct ResponseTable {
    std::vector<bool> has_column;  ///< [n_items] which of the assessment's items the table has
    std::vector<Answers> rows;     ///< [at least 1] one person each; items without a column are not answered
};

/// Reads a table of answers: CSV (RFC 4180, UTF-8, LF or CR LF, an initial byte order mark allowed). Its header names
/// items in any order, at least one, and may have a column `id`, whose content does not matter. A field is a 0-based
/// category as shown; an empty one, or NA, is "not answered". Empty lines are skipped.
///
/// @param csv  at most `most_table_bytes`.
/// Errors: `too-large`, `not-utf-8`, `csv-syntax`, `no-header`, `no-items`, `unknown-column`, `duplicate-column`,
///         `no-respondents`, `ragged-row`, `category`, each with line and column: all of them in the order of the text,
///         but no more than 50, and those of the header alone where there are any.
/// Cost:   O(bytes), and 8 bytes for each respondent and item.
[[nodiscard]] std::expected<ResponseTable, std::vector<Diagnostic>> read_responses(const Assessment& assessment,
                                                                                   std::string_view csv);

}  // namespace twotrack::native
