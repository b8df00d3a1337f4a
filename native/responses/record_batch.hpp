#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "native/program/row_fault.hpp"
#include "native/responses/text_place.hpp"

namespace twotrack::native {

/// The largest record that is accepted: a quote that is never closed must not fill the memory.
inline constexpr std::size_t most_record_bytes = std::size_t{1} << 20;

/// Whether a record could be read. Its content is checked later.
enum class RecordState {
    Whole,
    Malformed,      ///< this record cannot be read; later ones can
    Unrecoverable,  ///< nothing from here on can be read: the start of the next record is unknown
};

struct Record {
    TextPlace place;  ///< where the record begins
    std::size_t first_field = 0;
    std::size_t n_fields = 0;  ///< 0 unless the state is Whole
    std::size_t first_byte = 0;
    std::size_t n_bytes = 0;
    RecordState state = RecordState::Whole;
    RowFault fault;  ///< set unless the state is Whole
};

/// Records that are processed together. All their fields share one buffer.
class RecordBatch {
public:
    [[nodiscard]] std::size_t size() const { return records_.size(); }
    [[nodiscard]] bool empty() const { return records_.empty(); }
    [[nodiscard]] const Record& operator[](std::size_t i) const { return records_[i]; }

    /// The record's k-th field, k < n_fields; valid until the batch changes.
    [[nodiscard]] std::string_view field(const Record& record, std::size_t k) const {
        const std::size_t begin = ends_[record.first_field + k];
        return std::string_view(text_).substr(begin, ends_[record.first_field + k + 1] - begin);
    }

    /// The record's original bytes, used to find a place in it; valid until the batch changes.
    [[nodiscard]] std::string_view source(const Record& record) const {
        return std::string_view(source_).substr(record.first_byte, record.n_bytes);
    }

    /// Adds a whole record.
    /// @param text    the fields, concatenated without separators.
    /// @param ends    [n_fields] where each field ends in `text`.
    /// @param source  the record's original bytes; empty if no place in the record is ever needed.
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

    /// Adds a record that could not be read.
    void add_fault(RecordState state, RowFault fault) {
        records_.push_back({.place = {fault.line, fault.column}, .state = state, .fault = std::move(fault)});
    }

private:
    std::string text_, source_;
    std::vector<std::size_t> ends_ = {0};  ///< [n_fields + 1] a leading 0, then where each field of the batch ends
    std::vector<Record> records_;
};

/// Splits a stream of bytes into records. Chunks may end anywhere.
class RecordSplitter {
public:
    RecordSplitter() = default;
    virtual ~RecordSplitter() = default;
    RecordSplitter(const RecordSplitter&) = delete;
    RecordSplitter& operator=(const RecordSplitter&) = delete;

    /// Takes the next bytes and adds each record that they complete to the batch. Buffers at most one record.
    virtual void feed(std::string_view bytes, RecordBatch& batch) = 0;
    /// Ends the stream: adds the last record if no line break ended it.
    virtual void finish(RecordBatch& batch) = 0;
};

}  // namespace twotrack::native
