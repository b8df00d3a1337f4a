#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <vector>

#include "core/assessment.hpp"
#include "native/response_source.hpp"

namespace twotrack::native {

/// Answers in a sample at most, missing ones among them: as many as 256 MiB hold.
inline constexpr std::size_t most_sample_answers = std::size_t{1} << 25;

/// The answers of many people at once.
struct ResponseSample {
    std::vector<bool> presented;   ///< [n_items] which items the header names; of JSON Lines, which anybody answered
    std::vector<std::string> ids;  ///< [n, at least 1] of each person; the row's number, from 1, where there is none
    std::vector<Answers> answers;  ///< [n × n_items]
};

/// Reads all rows into memory.
///
/// Errors: everything that is wrong, in the order of the text, but no more than 50: that of CsvRecords, JsonLines and
///         the row readers; `no-respondents` without a row; `too-large` with more than `most_sample_answers`.
/// Memory: 8 bytes for each respondent and item of the assessment.
[[nodiscard]] std::expected<ResponseSample, std::vector<RowFault>> read_sample(const Assessment& assessment,
                                                                               ResponseSource source);

}  // namespace twotrack::native
