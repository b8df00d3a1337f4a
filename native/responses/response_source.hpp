#pragma once

#include <cstddef>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/assessment/assessment.hpp"
#include "native/responses/record_reader.hpp"
#include "native/responses/response_rows.hpp"

namespace twotrack::native {

enum class ResponsesFormat {
    Csv,
    JsonLines,
};

/// The answers of many people, ready to be read.
struct ResponseSource {
    RecordBatch first = {};            ///< records that have already been read
    std::size_t n_used = 0;            ///< how many of them, from the start, are not rows
    RecordReader others;               ///< the records after them
    std::unique_ptr<RowReader> rows;   ///< interprets the records
    std::vector<bool> presented = {};  ///< [n_items] which items a CSV header names; empty for JSON Lines
};

/// Opens a file, or standard input for "-", and reads up to its rows: for CSV, the header.
///
/// @param assessment  must outlive the source.
/// @param format      if nullopt, the file's ending decides (.csv, .jsonl, .ndjson); otherwise the first non-blank
///                    byte: { means JSON Lines.
/// Errors: the system's message; `no-header`; those of CsvRecords and of CsvRows::make.
[[nodiscard]] std::expected<ResponseSource, std::vector<RowFault>> open_responses(
    const Assessment& assessment, const std::string& path, std::optional<ResponsesFormat> format = {});

}  // namespace twotrack::native
