#pragma once

#include <memory>

#include "native/record_batch.hpp"

namespace twotrack::native {

/// Splits CSV (RFC 4180, UTF-8 without a byte order mark) into records. Lines end in CR LF, LF or CR; blank lines are
/// no records; spaces and tabs round a field that has no quotes, and outside its quotes, do not count.
///
/// Malformed: `csv-syntax`, a quote that is out of place (the rest of its line goes with it); `nul-byte`; `not-utf-8`.
/// Lost: `csv-syntax`, a quote that is never closed; `too-long`, a record of more than `most_record_bytes`.
/// A quote's place is that of its field, the others' their own.
/// Cost: O(bytes).
class CsvRecords final : public RecordSplitter {
public:
    CsvRecords();
    ~CsvRecords() override;
    void feed(std::string_view bytes, RecordBatch& batch) override;
    void finish(RecordBatch& batch) override;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace twotrack::native
