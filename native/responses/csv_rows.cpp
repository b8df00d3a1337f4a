#include "native/responses/csv_rows.hpp"

#include <algorithm>
#include <charconv>

#include "core/assessment/answers.hpp"
#include "core/json/json.hpp"
#include "native/responses/nearest_word.hpp"

namespace twotrack::native {
namespace {

constexpr std::string_view id_column = "id", missing = "NA";
constexpr std::size_t most_columns_named = 10;  // enough for the author to mend the header and try again

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

bool is_repeated(const std::vector<std::string_view>& names, std::size_t column) {
    return std::ranges::find(names, names[column]) != names.begin() + static_cast<std::ptrdiff_t>(column);
}

struct ColumnFault {
    std::string rule, sentence;
};

/// Why a column is refused: its name is unknown, ambiguous or repeated.
ColumnFault column_fault(const Assessment& assessment, const std::vector<std::string_view>& names, std::size_t column) {
    const std::string_view name = names[column];
    const std::string number = "Column " + std::to_string(column + 1);
    if (name.empty()) return {"unknown-column", number + " has no name; name it in the header or leave it out."};
    const std::string named = number + ", " + json::quoted(name) + ",";
    if (is_repeated(names, column))
        return {"duplicate-column", named + " stands in the header before; keep one of them."};
    if (name == id_column)
        return {"ambiguous-column",
                named + " is an item of the assessment here, and the name of a row; JSON Lines tells them apart."};
    std::vector<std::string_view> known = {id_column};
    for (const Item& item : assessment.items) known.push_back(item.id);
    const auto near = nearest_word(name, known);
    return {"unknown-column", named + " is no item of the assessment" +
                                  (near ? "; the nearest that is known is " + json::quoted(*near) : "") +
                                  ". Rename it or leave it out."};
}

/// Why a header without any item is refused.
ColumnFault no_item_column(const Assessment& assessment, const std::vector<std::string_view>& names) {
    if (names.size() == 1 && names[0].find_first_of(";\t") != std::string_view::npos)
        return {"unknown-column", "Fields are separated by commas; save the table as comma-separated values."};
    return {"no-items", "No column is an item of the assessment; the first row names them, such as id," +
                            assessment.items[0].id + "."};
}

std::string ragged(std::size_t n_fields, std::size_t n_columns) {
    const std::string fields = n_fields == 1 ? "1 field" : std::to_string(n_fields) + " fields";
    return "This row has " + fields + " and the header " + std::to_string(n_columns) + "; " +
           (n_fields < n_columns ? "leave a field blank where there is no answer."
                                 : "put a field that holds a comma in quotes.");
}

std::string no_category(std::string_view item, std::string_view answer, std::size_t n_categories) {
    return "Column " + std::string(item) + ": " + json::quoted(answer) + " is not one of the item's categories 0 to " +
           std::to_string(n_categories - 1) +
           "; write the category's number, counted from 0 in the order shown, or leave the field blank.";
}

std::string no_list(std::string_view item, std::string_view answer, std::size_t n_categories) {
    return "Column " + std::string(item) + ": " + json::quoted(answer) + " is no list of the item's categories 0 to " +
           std::to_string(n_categories - 1) +
           "; write their numbers with a blank between, each once, the first rank first, or leave the field blank.";
}

std::optional<int> category_of(std::string_view text, std::size_t n_categories) {
    unsigned category = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), category);
    if (error != std::errc() || end != text.data() + text.size() || category >= n_categories) return std::nullopt;
    return static_cast<int>(category);
}

/// The categories in a list separated by blanks; −1 for an invalid entry.
std::vector<int> categories_of(std::string_view text, std::size_t n_categories) {
    std::vector<int> categories;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (end > 0) categories.push_back(category_of(text.substr(0, end), n_categories).value_or(-1));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return categories;
}

}  // namespace

CsvRows::CsvRows(const Assessment& assessment) : assessment_(assessment), presented_(assessment.items.size()) {}

std::expected<CsvRows, std::vector<RowFault>> CsvRows::make(const Assessment& assessment, const RecordBatch& batch,
                                                            const Record& header) {
    CsvRows rows(assessment);
    std::vector<std::string_view> names;
    for (std::size_t column = 0; column < header.n_fields; ++column) {
        names.push_back(trimmed(batch.field(header, column)));
        rows.items_.push_back(assessment.find_item(names[column]));
        if (rows.items_[column]) rows.presented_[*rows.items_[column]] = true;
    }
    std::vector<RowFault> faults;
    if (std::ranges::find(rows.presented_, true) == rows.presented_.end()) {
        auto [rule, sentence] = no_item_column(assessment, names);
        faults.push_back({header.place.line, header.place.column, std::move(rule), std::move(sentence)});
        return std::unexpected(std::move(faults));
    }
    std::size_t n_faults = 0;
    for (std::size_t column = 0; column < names.size(); ++column) {
        const bool is_id = names[column] == id_column, is_item = rows.items_[column].has_value();
        if (is_id != is_item && !is_repeated(names, column)) continue;
        if (++n_faults > most_columns_named) continue;
        auto [rule, sentence] = column_fault(assessment, names, column);
        const TextPlace place = place_of_field(batch.source(header), header.place, column);
        faults.push_back({place.line, place.column, std::move(rule), std::move(sentence)});
    }
    if (n_faults > most_columns_named)
        faults.push_back({header.place.line, header.place.column, "unknown-column",
                          "There are " + std::to_string(n_faults) + " columns like these."});
    if (!faults.empty()) return std::unexpected(std::move(faults));
    return rows;
}

std::expected<ResponseRow, std::vector<RowFault>> CsvRows::read(const RecordBatch& batch, const Record& record) const {
    std::vector<RowFault> faults;
    const auto complain = [&](std::size_t column, std::string rule, std::string sentence) {
        const TextPlace place = place_of_field(batch.source(record), record.place, column);
        faults.push_back({place.line, place.column, std::move(rule), std::move(sentence)});
    };
    if (record.n_fields != items_.size()) {
        const std::size_t column = record.n_fields < items_.size() ? 0 : items_.size();
        complain(column, "ragged-row", ragged(record.n_fields, items_.size()));
        return std::unexpected(std::move(faults));
    }
    ResponseRow row{.answers = Answers(assessment_.items.size())};
    for (std::size_t column = 0; column < items_.size(); ++column) {
        const std::string_view text = batch.field(record, column);
        if (!items_[column]) {
            row.id = std::string(text);
            continue;
        }
        const std::string_view answer = trimmed(text);
        if (answer.empty() || answer == missing) continue;
        const std::size_t item = *items_[column], n_categories = assessment_.n_categories(item);
        const ItemKind kind = assessment_.items[item].kind;
        if (kind == ItemKind::ShortText || kind == ItemKind::Information) continue;  // never scored
        const bool one = selection_of(kind) == Selection::One;
        row.answers[item] = one ? category_of(answer, n_categories)
                                : response_of(assessment_, item, categories_of(answer, n_categories));
        if (!row.answers[item])
            complain(column, "category", (one ? no_category : no_list)(assessment_.items[item].id, text, n_categories));
    }
    if (!faults.empty()) return std::unexpected(std::move(faults));
    return row;
}

}  // namespace twotrack::native
