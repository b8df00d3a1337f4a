#include "tests/fuzz/responses.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/assessment/answers.hpp"
#include "core/base/random.hpp"
#include "core/base/utf8.hpp"
#include "native/program/row_fault.hpp"
#include "native/tables/score_table.hpp"
#include "tests/fuzz/assessment_files.hpp"
#include "tests/fuzz/require.hpp"

namespace twotrack::fuzz {
namespace {

using namespace native;

const Assessment& assessment() {
    static const Assessment read = assessment_of_file(every_kind_path);
    return read;
}

/// The kernel buffers this many unread messages of a socket; each costs some hundred bytes more than its content.
constexpr std::size_t most_chunks = 64;

/// Makes the chunks available on standard input. A socket delivers them one by one, so the reader meets their borders.
void stand_in(const std::vector<std::string_view>& chunks) {
    int ends[2];
    require(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends) == 0, "there are sockets");
    for (const std::string_view chunk : chunks)
        require(send(ends[1], chunk.data(), chunk.size(), MSG_DONTWAIT) == static_cast<ssize_t>(chunk.size()),
                "a socket holds the input");
    close(ends[1]);
    require(dup2(ends[0], STDIN_FILENO) == STDIN_FILENO, "standard input can be another");
    close(ends[0]);
}

void check_fault(const RowFault& fault, std::size_t n_lines, std::size_t n_bytes) {
    require(fault.line >= 1 && fault.line <= n_lines && fault.column >= 1 && fault.column <= n_bytes + 1,
            "a fault is in a place of the input");
    require(!fault.rule.empty() && !fault.sentence.empty(), "a fault has a rule and a sentence");
    const std::string line = fault_line("<stdin>", fault);
    require(is_utf8(line) && std::ranges::count(line, '\n') == 1, "a fault is a line in UTF-8");
}

void check_row(const ResponseRow& row) {
    require(row.answers.size() == assessment().items.size(), "a row has all items");
    for (std::size_t i = 0; i < row.answers.size(); ++i) {
        if (!row.answers[i]) continue;
        const bool is_text = assessment().items[i].kind == ItemKind::ShortText;
        require(is_text ? row.answers[i] == 0 : !options_of(assessment(), i, row.answers[i]).empty(),
                "an answer is one of its item's");
    }
    if (row.id) require(is_utf8(*row.id), "an id is UTF-8");
}

/// The table and the messages of all rows, in order.
class Reading {
public:
    explicit Reading(std::string_view bytes)
        : n_lines_(static_cast<std::size_t>(std::ranges::count(bytes, '\n') + std::ranges::count(bytes, '\r')) + 1),
          n_bytes_(bytes.size()) {}

    std::string operator()(ResponsesFormat format) {
        auto source = open_responses(assessment(), "-", format);
        if (!source) {
            for (const RowFault& fault : source.error()) tell(fault);
            return std::move(told_);
        }
        const ScoreTable table(assessment(), {.presented = source->presented});
        told_ += table.header();
        std::optional<RecordBatch> batch = std::move(source->first);
        bool lost = false;
        for (std::size_t from = source->n_used; batch; from = 0) {
            for (std::size_t i = from; i < batch->size(); ++i) {
                require(!lost, "nothing comes after what loses its place");
                const Record& record = (*batch)[i];
                lost = record.state == RecordState::Unrecoverable;
                if (record.state == RecordState::Whole) tell(*source->rows, table, *batch, record);
                else tell(record.fault);
            }
            batch = source->others.next(false);
        }
        return std::move(told_);
    }

private:
    void tell(const RowFault& fault) {
        check_fault(fault, n_lines_, n_bytes_);
        told_ += fault_line("<stdin>", fault);
    }

    void tell(const RowReader& rows, const ScoreTable& table, const RecordBatch& batch, const Record& record) {
        require(record.place.line >= line_ && record.place.line <= n_lines_, "records are in their order");
        line_ = record.place.line;
        const auto row = rows.read(batch, record);
        if (!row) {
            require(!row.error().empty(), "what is no row is told why");
            for (const RowFault& fault : row.error()) tell(fault);
            return;
        }
        check_row(*row);
        told_ += table.row(row->id.value_or("-"), *row);
    }

    std::size_t n_lines_, n_bytes_;
    std::size_t line_ = 1;
    std::string told_;
};

std::string told(std::string_view bytes, const std::vector<std::string_view>& chunks, ResponsesFormat format) {
    stand_in(chunks);
    return Reading(bytes)(format);
}

/// Cuts the bytes into chunks. The cuts depend only on the bytes.
std::vector<std::string_view> cut(std::string_view bytes) {
    Random random(std::hash<std::string_view>()(bytes), 0);
    const std::size_t most_bytes = std::max<std::size_t>(1, 2 * bytes.size() / most_chunks);
    const std::size_t longest = most_bytes + random.next() % 8;
    std::vector<std::string_view> chunks;
    while (!bytes.empty()) {
        const bool is_last = chunks.size() + 1 == most_chunks;
        const std::size_t n = is_last ? bytes.size() : std::min(bytes.size(), 1 + random.next() % longest);
        chunks.push_back(bytes.substr(0, n));
        bytes.remove_prefix(n);
    }
    return chunks;
}

}  // namespace

void check_responses(std::string_view bytes, ResponsesFormat format) {
    if (bytes.empty()) return;  // an empty message would mean the end of the socket's input
    const std::string whole = told(bytes, {bytes}, format);
    require(is_utf8(whole), "tables and messages are UTF-8");
    require(told(bytes, cut(bytes), format) == whole, "wherever the input is cut, the same comes out");
    for (const std::size_t middle : {std::size_t{1}, std::size_t{2}, bytes.size() / 2, bytes.size() - 1})
        if (middle > 0 && middle < bytes.size())
            require(told(bytes, {bytes.substr(0, middle), bytes.substr(middle)}, format) == whole,
                    "cut in two, the same comes out");
}

}  // namespace twotrack::fuzz
