#include "native/responses/json_rows.hpp"

#include "core/json/json.hpp"
#include "core/session/session.hpp"

namespace twotrack::native {
namespace {

RowFault fault_at(const Record& record, const SourceLocation& place, std::string rule, std::string sentence) {
    const auto line = static_cast<std::size_t>(place.line), column = static_cast<std::size_t>(place.column);
    return {record.place.line + line - 1, column, std::move(rule), std::move(sentence)};
}

/// A number's text as written. Parsing it as a number would change an id of twenty digits.
std::string written_number(std::string_view text, const json::Value& number) {
    const std::string_view rest = json::without_byte_order_mark(text).substr(number.offset);
    return std::string(rest.substr(0, rest.find_first_of(",} \t\r")));
}

}  // namespace

std::expected<ResponseRow, std::vector<RowFault>> JsonRows::read(const RecordBatch& batch, const Record& record) const {
    const std::string_view text = batch.field(record, 0);
    std::vector<RowFault> faults;
    auto sheet = parse_answer_sheet(assessment_, text);
    if (!sheet) {
        for (Diagnostic& diagnostic : sheet.error())
            faults.push_back(
                fault_at(record, diagnostic.place, std::move(diagnostic.rule), std::move(diagnostic.sentence)));
        return std::unexpected(std::move(faults));
    }
    const auto document = json::parse(text);
    const json::Value* id = document ? document->find("id") : nullptr;
    ResponseRow row{std::nullopt, std::move(sheet->answers), sheet->form};
    if (!id || id->kind == json::Kind::Null) return row;
    if (id->kind == json::Kind::String) {
        row.id = id->string;
    } else if (id->kind == json::Kind::Number) {
        row.id = written_number(text, *id);
    } else {
        faults.push_back(
            fault_at(record, json::location_at(text, id->offset), "wrong-type", "An id is a text or a number."));
        return std::unexpected(std::move(faults));
    }
    return row;
}

}  // namespace twotrack::native
