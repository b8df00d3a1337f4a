#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <vector>

#include "core/assessment/assessment.hpp"
#include "native/responses/response_source.hpp"

namespace twotrack::native {

/// The most answers in a sample, including missing ones: 256 MiB.
inline constexpr std::size_t most_sample_answers = std::size_t{1} << 25;

/// The answers of all respondents.
struct ResponseSample {
    std::vector<bool> presented;   ///< [n_items] items that the header names; JSON Lines: that anyone answered
    std::vector<std::string> ids;  ///< [n, at least 1] each person's id; if it has none, the row's number from 1
    std::vector<Answers> answers;  ///< [n × n_items]
};

/// Reads all rows into memory.
///
/// Errors: everything that is wrong, in the order of the text, at most 50: the errors of CsvRecords, JsonLines and the
///         row readers; `no-respondents` if there is no row; `too-large` if there are more than `most_sample_answers`
///         answers.
/// Memory: 8 bytes for each respondent and item of the assessment.
[[nodiscard]] std::expected<ResponseSample, std::vector<RowFault>> read_sample(const Assessment& assessment,
                                                                               ResponseSource source);

}  // namespace twotrack::native
