#include "native/responses/csv_records.hpp"

#include <csv.h>

#include <algorithm>
#include <new>

#include "core/base/utf8.hpp"
#include "native/responses/text_place.hpp"

namespace twotrack::native {
namespace {

/// The number of bytes up to and including the first line break; all bytes if there is no line break.
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

    TextPlace here;          ///< the place of the next bytes
    TextPlace start;         ///< where the record begins, after leading blanks
    std::string source;      ///< the record's bytes so far
    bool in_record = false;  ///< a non-blank byte has come since the last record
    bool after_carriage_return = false;
    bool skipping_line = false;
    bool lost = false;

    std::string text;               ///< the record's fields so far
    std::vector<std::size_t> ends;  ///< [fields so far] where each field ends in `text`

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
        source.clear();
        in_record = false;
    }

    void complain(RecordState state, TextPlace place, std::string rule, std::string sentence) {
        batch->add_fault(state, {place.line, place.column, std::move(rule), std::move(sentence)});
    }

    /// Where the field begins that is now being parsed.
    [[nodiscard]] TextPlace field_place() const { return place_of_field(source, start, ends.size()); }

    void lose(TextPlace place, std::string rule, std::string sentence) {
        complain(RecordState::Unrecoverable, place, std::move(rule), std::move(sentence));
        lost = true;
        end_record();
    }

    void refuse_quote() {
        const TextPlace place = field_place();
        std::string sentence =
            "A quote is out of place: a field with quotes begins with one and ends with one, and each quote inside is "
            "written twice";
        if (parser.quoted && place.line != here.line)
            sentence += "; or the quote on line " + std::to_string(place.line) + " is never closed";
        complain(RecordState::Malformed, place, "csv-syntax", sentence + ".");
        csv_free(&parser);
        start_parser();
        end_record();
        skipping_line = true;
    }

    void refuse_length() {
        constexpr std::string_view most = "more than 1 MiB, which is the most that a record may have";
        static_assert(most_record_bytes == std::size_t{1} << 20);
        if (start.line != here.line) {
            lose(field_place(), "too-long",
                 "A field in quotes that begins here has " + std::string(most) + "; close the quote.");
        } else {
            lose(start, "too-long", "This record has " + std::string(most) + "; each stands on a line of its own.");
        }
    }

    static void take_field(void* field, std::size_t n_bytes, void* data) {
        State& state = *static_cast<State*>(data);
        state.text.append(static_cast<const char*>(field), n_bytes);
        state.ends.push_back(state.text.size());
    }

    static void take_record(int, void* data) {
        State& state = *static_cast<State*>(data);
        const std::string_view source = state.source;
        const std::size_t nul = source.find('\0'), n_text = utf8_prefix_bytes(source);
        if (nul < n_text) {
            state.complain(RecordState::Malformed, place_after(source.substr(0, nul), state.start), "nul-byte",
                           "There is a NUL byte here; save the file as text, in UTF-8.");
        } else if (n_text < source.size()) {
            state.complain(RecordState::Malformed, place_after(source.substr(0, n_text), state.start), "not-utf-8",
                           "The text is not valid UTF-8 here; save the file as UTF-8.");
        } else {
            state.batch->add(state.start, state.text, state.ends, source);
        }
        state.end_record();
    }

    /// Passes bytes with at most one line break, at their end, to the parser. The line of each callback is then known.
    void parse(std::string_view piece) {
        std::string_view visible = piece;
        if (!in_record) {
            visible.remove_prefix(std::min(piece.find_first_not_of(" \t\r\n"), piece.size()));
            in_record = !visible.empty();
            start = {here.line, here.column + (piece.size() - visible.size())};
        }
        if (source.size() + visible.size() > most_record_bytes) {
            refuse_length();
            return;
        }
        source += visible;
        if (csv_parse(&parser, piece.data(), piece.size(), take_field, take_record, this) == piece.size()) return;
        if (csv_error(&parser) != CSV_EPARSE) throw std::bad_alloc();
        refuse_quote();
    }

    void take(std::string_view piece) {
        if (!skipping_line) parse(piece);
        if (ends_line(piece)) skipping_line = false;
        const bool second_of_two = after_carriage_return && piece == "\n";
        after_carriage_return = piece.back() == '\r';
        if (second_of_two) return;
        if (ends_line(piece)) here = {here.line + 1, 1};
        else here.column += n_characters(piece);
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
    state_->lose(state_->field_place(), "csv-syntax", "A field in quotes begins here and never ends; close the quote.");
}

}  // namespace twotrack::native
