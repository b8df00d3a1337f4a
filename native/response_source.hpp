#pragma once

#include <cstddef>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/assessment.hpp"
#include "native/record_reader.hpp"
#include "native/response_rows.hpp"

namespace twotrack::native {

enum class ResponsesFormat {
    Csv,
    JsonLines,
};

/// The answers of many people, ready to be read.
struct ResponseSource {
    RecordBatch first = {};            ///< records that have been read already
    std::size_t n_used = 0;            ///< so many of the first of these are no rows
    RecordReader others;               ///< the records after them
    std::unique_ptr<RowReader> rows;   ///< what they say
    std::vector<bool> presented = {};  ///< [n_items] which items a CSV header names; empty for JSON Lines
};

/// Opens a file or, for "-", standard input, and reads what comes before its rows: of CSV the header.
///
/// @param assessment  outlives the source.
/// @param format      nothing: told by the file's ending (.csv, .jsonl, .ndjson), else by the first byte that is not
///                    blank: { begins JSON Lines.
/// Errors: the system's own words; `no-header`; those of CsvRecords and of CsvRows::make.
[[nodiscard]] std::expected<ResponseSource, std::vector<RowFault>> open_responses(
    const Assessment& assessment, const std::string& path, std::optional<ResponsesFormat> format = {});

}  // namespace twotrack::native
