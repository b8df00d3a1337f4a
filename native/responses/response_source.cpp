#include "native/responses/response_source.hpp"

#include <utility>

#include "native/responses/csv_records.hpp"
#include "native/responses/csv_rows.hpp"
#include "native/responses/json_lines.hpp"
#include "native/responses/json_rows.hpp"

namespace twotrack::native {
namespace {

using Opened = std::expected<ResponseSource, std::vector<RowFault>>;

std::unexpected<std::vector<RowFault>> refused(RowFault fault) {
    return std::unexpected(std::vector{std::move(fault)});
}

ResponsesFormat format_of(const std::string& path, const InputStream& input) {
    if (path.ends_with(".csv")) return ResponsesFormat::Csv;
    if (path.ends_with(".jsonl") || path.ends_with(".ndjson")) return ResponsesFormat::JsonLines;
    return input.first_visible() == '{' ? ResponsesFormat::JsonLines : ResponsesFormat::Csv;
}

Opened json_lines_of(const Assessment& assessment, InputStream input) {
    return ResponseSource{.others = {std::move(input), std::make_unique<JsonLines>()},
                          .rows = std::make_unique<JsonRows>(assessment)};
}

Opened csv_of(const Assessment& assessment, InputStream input) {
    RecordReader reader(std::move(input), std::make_unique<CsvRecords>());
    auto batch = reader.next(false);
    if (!batch) return refused({1, 1, "no-header", "There is no row, not even a header that names the items."});
    const Record& header = (*batch)[0];
    if (header.state != RecordState::Whole) return refused(header.fault);
    auto rows = CsvRows::make(assessment, *batch, header);
    if (!rows) return std::unexpected(std::move(rows.error()));
    std::vector<bool> presented = rows->presented();
    return ResponseSource{.first = std::move(*batch),
                          .n_used = 1,
                          .others = std::move(reader),
                          .rows = std::make_unique<CsvRows>(std::move(*rows)),
                          .presented = std::move(presented)};
}

}  // namespace

std::expected<ResponseSource, std::vector<RowFault>> open_responses(const Assessment& assessment,
                                                                    const std::string& path,
                                                                    std::optional<ResponsesFormat> format) {
    auto input = InputStream::open(path);
    if (!input) return refused({.sentence = std::move(input.error())});
    if (format.value_or(format_of(path, *input)) == ResponsesFormat::JsonLines)
        return json_lines_of(assessment, std::move(*input));
    return csv_of(assessment, std::move(*input));
}

}  // namespace twotrack::native
