#include "native/response_table.hpp"

#include <csv.h>

#include <charconv>
#include <optional>
#include <set>
#include <string>

#include "core/json.hpp"
#include "native/utf8.hpp"

namespace twotrack::native {
namespace {

constexpr std::size_t most_diagnostics = 50;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct Field {
    std::string text;
    Place place;
};

/// Makes rows of answers from records.
class TableBuilder {
public:
    explicit TableBuilder(const Assessment& assessment) : assessment_(assessment) {
        table_.has_column.resize(assessment.items.size());
    }

    void add(const std::vector<Field>& record) {
        if (columns_.empty()) read_header(record);
        else if (header_is_right_) read_row(record);
    }

    void complain(std::string rule, Place place, std::string sentence) {
        diagnostics_.push_back({std::move(rule), std::move(place), std::move(sentence)});
    }

    /// Nothing more will be said: reading on is in vain.
    [[nodiscard]] bool is_full() const {
        return diagnostics_.size() >= most_diagnostics || (!columns_.empty() && !header_is_right_);
    }

    [[nodiscard]] std::expected<ResponseTable, std::vector<Diagnostic>> take() {
        if (diagnostics_.empty() && columns_.empty())
            complain("no-header", {}, "The table is empty: its first line must name the items.");
        else if (diagnostics_.empty() && table_.rows.empty())
            complain("no-respondents", {}, "There is nobody's answer under the header.");
        if (!diagnostics_.empty()) return std::unexpected(std::move(diagnostics_));
        return std::move(table_);
    }

private:
    using Column = std::optional<std::size_t>;  ///< index of the item; nullopt for the column of ids

    void read_header(const std::vector<Field>& record) {
        std::set<std::string, std::less<>> names;
        bool any_item = false;
        for (const Field& field : record) {
            const auto item = assessment_.find_item(field.text);
            columns_.push_back(item);
            if (item) table_.has_column[*item] = any_item = true;
            if (!item && field.text != "id") complain_of_column(record, field);
            else if (!names.insert(field.text).second)
                complain("duplicate-column", field.place,
                         "There are two columns " + json::quoted(field.text) + ": remove one.");
        }
        if (diagnostics_.empty() && !any_item)
            complain("no-items", record[0].place, "The header names no item of the assessment.");
        header_is_right_ = diagnostics_.empty();
    }

    void complain_of_column(const std::vector<Field>& record, const Field& field) {
        const bool other_separator = record.size() == 1 && field.text.find_first_of(";\t") != std::string::npos;
        complain("unknown-column", field.place,
                 other_separator ? "Fields must be separated by commas: save the table as comma-separated values."
                                 : "The assessment has no item " + json::quoted(field.text) +
                                       ": remove the column, or write the item's id.");
    }

    void read_row(const std::vector<Field>& record) {
        if (record.size() != columns_.size()) {
            complain("ragged-row", record[0].place,
                     "This row has " + std::to_string(record.size()) + " fields, the header " +
                         std::to_string(columns_.size()) + ": leave a missing answer's field empty, not out.");
            return;
        }
        Answers answers(assessment_.items.size());
        for (std::size_t c = 0; c < record.size() && !is_full(); ++c)
            if (columns_[c]) answers[*columns_[c]] = answer_in(record[c], *columns_[c]);
        table_.rows.push_back(std::move(answers));
    }

    Response answer_in(const Field& field, std::size_t item) {
        if (field.text.empty() || field.text == "NA") return std::nullopt;
        const char* const end = field.text.data() + field.text.size();
        int category = -1;
        const auto [stopped, error] = std::from_chars(field.text.data(), end, category);
        const auto n_categories = static_cast<int>(assessment_.n_categories(item));
        if (error == std::errc{} && stopped == end && category >= 0 && category < n_categories) return category;
        complain("category", field.place,
                 json::quoted(field.text) + " is no answer to " + json::quoted(assessment_.items[item].id) +
                     ": write a whole number from 0 to " + std::to_string(n_categories - 1) +
                     ", as shown, or leave the field empty.");
        return std::nullopt;
    }

    const Assessment& assessment_;
    std::vector<Column> columns_;  ///< empty before the header
    bool header_is_right_ = false;
    ResponseTable table_;
    std::vector<Diagnostic> diagnostics_;
};

/// Splits a text into records. libcsv is fed byte by byte, so that it is known where each field begins.
class CsvReader {
public:
    CsvReader(std::string_view text, TableBuilder& builder) : text_(text), builder_(builder) {
        csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI);
    }
    ~CsvReader() { csv_free(&parser_); }
    CsvReader(const CsvReader&) = delete;
    CsvReader& operator=(const CsvReader&) = delete;

    void read() {
        for (const char byte : text_) {
            if (builder_.is_full()) return;
            if (!begun_ && !is_space(byte)) begin_field();
            if (csv_parse(&parser_, &byte, 1, on_field, on_record, this) != 1) return complain();
            advance(byte);
        }
        if (csv_fini(&parser_, on_field, on_record, this) != 0) complain();
    }

private:
    static bool is_space(char byte) { return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n'; }

    static void on_field(void* text, std::size_t n_bytes, void* self) {
        static_cast<CsvReader*>(self)->end_field({static_cast<const char*>(text), n_bytes});
    }
    static void on_record(int, void* self) { static_cast<CsvReader*>(self)->end_record(); }

    void begin_field() {
        begun_ = true;
        start_ = here_;
    }
    void end_field(std::string_view text) {
        if (!begun_) begin_field();
        begun_ = false;
        record_.push_back({std::string(text), start_});
    }
    void end_record() {
        builder_.add(record_);
        record_.clear();
        begun_ = false;
    }
    void complain() {
        builder_.complain("csv-syntax", csv_error(&parser_) == CSV_EPARSE && begun_ ? start_ : here_,
                          "A quote is out of place here: close it, and write a quote inside quotes twice.");
    }
    void advance(char byte) {
        const bool ends_crlf = byte == '\n' && previous_ == '\r';
        previous_ = byte;
        if (ends_crlf) return;
        if (byte == '\n' || byte == '\r') {
            ++here_.line;
            here_.column = 1;
        } else if ((static_cast<unsigned char>(byte) & 0xC0) != 0x80) {
            ++here_.column;
        }
    }

    std::string_view text_;
    TableBuilder& builder_;
    csv_parser parser_{};
    std::vector<Field> record_;
    Place here_, start_;  ///< of the next byte; of the field's first
    bool begun_ = false;  ///< whether the field has had its first byte
    char previous_ = 0;
};

/// Where the text stops to be UTF-8. It does.
Place place_of_fault(std::string_view text) {
    std::size_t line_begin = 0;
    for (auto end = text.find('\n');
         end != std::string_view::npos && is_utf8(text.substr(line_begin, end - line_begin));
         end = text.find('\n', line_begin))
        line_begin = end + 1;
    const std::string_view line = text.substr(line_begin);
    // A character has four bytes at most: the longest whole beginning is near the fault.
    std::size_t n = 0;
    while (n < line.size()) {
        std::size_t bytes = 1;
        while (bytes <= 4 && !is_utf8(line.substr(n, bytes))) ++bytes;
        if (bytes > 4) break;
        n += bytes;
    }
    return json::place_at(text, line_begin + n);
}

}  // namespace

std::expected<ResponseTable, std::vector<Diagnostic>> read_responses(const Assessment& assessment,
                                                                     std::string_view csv) {
    TableBuilder builder(assessment);
    if (csv.size() > most_table_bytes) {
        builder.complain("too-large", {}, "The table has more than 64 MiB: split it.");
        return builder.take();
    }
    if (!is_utf8(csv)) {
        builder.complain("not-utf-8", place_of_fault(csv),
                         "The text is not valid UTF-8 here; save the table as UTF-8.");
        return builder.take();
    }
    if (csv.starts_with(byte_order_mark)) csv.remove_prefix(byte_order_mark.size());
    CsvReader(csv, builder).read();
    return builder.take();
}

}  // namespace twotrack::native
