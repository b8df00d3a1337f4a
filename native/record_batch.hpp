#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "native/row_fault.hpp"
#include "native/text_place.hpp"

namespace twotrack::native {

/// A record is refused beyond this many bytes: a quote that is never closed must not swallow the memory.
inline constexpr std::size_t most_record_bytes = std::size_t{1} << 20;

/// Whether a record can be read at all, before anybody asks what it says.
enum class RecordState {
    Whole,
    Malformed,  ///< it cannot be read, those after it can
    Lost,       ///< nor can anything after it: where the next record begins is not known
};

struct Record {
    TextPlace place;  ///< where it begins
    std::size_t first_field = 0;
    std::size_t n_fields = 0;  ///< 0 unless it is whole
    std::size_t first_byte = 0;
    std::size_t n_bytes = 0;
    RecordState state = RecordState::Whole;
    RowFault fault;  ///< unless it is whole
};

/// Records of a stream that are worked on together: their fields lie in one piece of memory.
class RecordBatch {
public:
    [[nodiscard]] std::size_t size() const { return records_.size(); }
    [[nodiscard]] bool empty() const { return records_.empty(); }
    [[nodiscard]] const Record& operator[](std::size_t i) const { return records_[i]; }

    /// The record's k-th field, k < n_fields; valid as long as the batch is not changed.
    [[nodiscard]] std::string_view field(const Record& record, std::size_t k) const {
        const std::size_t begin = ends_[record.first_field + k];
        return std::string_view(text_).substr(begin, ends_[record.first_field + k + 1] - begin);
    }

    /// The record as it came, by which a place in it is found; valid as long as the batch is not changed.
    [[nodiscard]] std::string_view source(const Record& record) const {
        return std::string_view(source_).substr(record.first_byte, record.n_bytes);
    }

    /// Adds a whole record.
    /// @param text    its fields, one after the other without anything between them.
    /// @param ends    [n_fields] where each of them ends in `text`.
    /// @param source  the record as it came; empty where nobody asks for places in it.
    void add(TextPlace place, std::string_view text, const std::vector<std::size_t>& ends, std::string_view source) {
        records_.push_back({.place = place,
                            .first_field = ends_.size() - 1,
                            .n_fields = ends.size(),
                            .first_byte = source_.size(),
                            .n_bytes = source.size(),
                            .fault = {}});
        const std::size_t begin = text_.size();
        for (const std::size_t end : ends) ends_.push_back(begin + end);
        text_ += text;
        source_ += source;
    }

    /// Adds what could not be read.
    void add_fault(RecordState state, RowFault fault) {
        records_.push_back({.place = {fault.line, fault.column}, .state = state, .fault = std::move(fault)});
    }

private:
    std::string text_, source_;
    std::vector<std::size_t> ends_ = {0};  ///< [n_fields + 1] where each field of the batch ends; before them, 0
    std::vector<Record> records_;
};

/// Splits a stream of bytes into records, wherever its chunks are cut.
class RecordSplitter {
public:
    RecordSplitter() = default;
    virtual ~RecordSplitter() = default;
    RecordSplitter(const RecordSplitter&) = delete;
    RecordSplitter& operator=(const RecordSplitter&) = delete;

    /// Takes the next bytes and adds to the batch each record that ends in them. Holds no more than one record.
    virtual void feed(std::string_view bytes, RecordBatch& batch) = 0;
    /// The stream is over: adds the record that no line break has ended.
    virtual void finish(RecordBatch& batch) = 0;
};

}  // namespace twotrack::native
