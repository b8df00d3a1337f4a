#include "native/csv_records.hpp"

#include <csv.h>

#include <new>

#include "native/utf8.hpp"

namespace twotrack::native {
namespace {

/// How many bytes there are up to the first line break, with it; all where there is none.
std::size_t line_bytes(std::string_view bytes) {
    const std::size_t feed = bytes.find('\n');
    const std::size_t carriage = bytes.substr(0, feed).find('\r');
    const std::size_t end = carriage != std::string_view::npos ? carriage : feed;
    return end == std::string_view::npos ? bytes.size() : end + 1;
}

bool ends_line(std::string_view piece) { return piece.back() == '\n' || piece.back() == '\r'; }

}  // namespace

struct CsvRecords::State {
    csv_parser parser{};
    RecordBatch* batch = nullptr;

    std::size_t line = 1;         ///< of the bytes that come next
    std::size_t record_line = 1;  ///< on which the record begins
    std::size_t field_line = 1;   ///< on which the field that the parser is in begins
    std::size_t record_bytes = 0;
    bool in_record = false;  ///< something other than blanks has come since the last record
    bool after_carriage_return = false;
    bool skipping_line = false;
    bool lost = false;

    std::string text;               ///< of the record's fields so far
    std::vector<std::size_t> ends;  ///< [fields so far] where they end in it

    State() { start_parser(); }
    ~State() { csv_free(&parser); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    void start_parser() {
        constexpr std::size_t block_bytes = 4096;
        csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
        csv_set_blk_size(&parser, block_bytes);
    }

    void end_record() {
        text.clear();
        ends.clear();
        record_bytes = 0;
        in_record = false;
    }

    void lose(std::size_t at_line, std::string sentence) {
        batch->add_fault(at_line, RecordState::Lost, std::move(sentence));
        lost = true;
        end_record();
    }

    void refuse_quote() {
        std::string sentence =
            "A quote is out of place: a field with quotes begins with one and ends with one, and each quote inside is "
            "written twice";
        if (parser.quoted && field_line != line)
            sentence += "; or the quote on line " + std::to_string(field_line) + " is never closed";
        batch->add_fault(record_line, RecordState::Malformed, sentence + ".");
        csv_free(&parser);
        start_parser();
        end_record();
        skipping_line = true;
    }

    void refuse_length() {
        constexpr std::string_view most = "more than 1 MiB, which is the most that a record may have";
        static_assert(most_record_bytes == std::size_t{1} << 20);
        if (field_line != line || record_line != line)
            lose(field_line, "A field in quotes that begins here has " + std::string(most) + "; close the quote.");
        else lose(line, "This record has " + std::string(most) + "; each stands on a line of its own.");
    }

    static void take_field(void* field, std::size_t n_bytes, void* data) {
        State& state = *static_cast<State*>(data);
        state.text.append(static_cast<const char*>(field), n_bytes);
        state.ends.push_back(state.text.size());
        state.field_line = state.line;
    }

    static void take_record(int, void* data) {
        State& state = *static_cast<State*>(data);
        const char* fault = nullptr;
        if (state.text.find('\0') != std::string::npos)
            fault = "There is a NUL byte in this record; save the file as text, in UTF-8.";
        else if (!is_utf8(state.text)) fault = "This record is not valid UTF-8; save the file as UTF-8.";
        if (fault) state.batch->add_fault(state.record_line, RecordState::Malformed, fault);
        else state.batch->add(state.record_line, state.text, state.ends);
        state.end_record();
    }

    /// Gives the parser bytes that hold no line break but at their end, so that it is known on which line it calls.
    void parse(std::string_view piece) {
        if (!in_record) {
            record_line = field_line = line;
            in_record = piece.find_first_not_of(" \t\r\n") != std::string_view::npos;
        }
        if (in_record) record_bytes += piece.size();
        if (record_bytes > most_record_bytes) {
            refuse_length();
            return;
        }
        if (csv_parse(&parser, piece.data(), piece.size(), take_field, take_record, this) == piece.size()) return;
        if (csv_error(&parser) != CSV_EPARSE) throw std::bad_alloc();
        refuse_quote();
    }

    void take(std::string_view piece) {
        if (!skipping_line) parse(piece);
        if (ends_line(piece)) skipping_line = false;
        const bool second_of_two = after_carriage_return && piece == "\n";
        after_carriage_return = piece.back() == '\r';
        if (ends_line(piece) && !second_of_two) ++line;
    }
};

CsvRecords::CsvRecords() : state_(std::make_unique<State>()) {}
CsvRecords::~CsvRecords() = default;

void CsvRecords::feed(std::string_view bytes, RecordBatch& batch) {
    state_->batch = &batch;
    while (!bytes.empty() && !state_->lost) {
        const std::string_view piece = bytes.substr(0, line_bytes(bytes));
        state_->take(piece);
        bytes.remove_prefix(piece.size());
    }
}

void CsvRecords::finish(RecordBatch& batch) {
    state_->batch = &batch;
    if (state_->lost || csv_fini(&state_->parser, State::take_field, State::take_record, state_.get()) == 0) return;
    state_->lose(state_->field_line, "A field in quotes begins here and never ends; close the quote.");
}

}  // namespace twotrack::native
