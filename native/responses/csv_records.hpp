#pragma once

#include <memory>

#include "native/responses/record_batch.hpp"

namespace twotrack::native {

/// Splits CSV (RFC 4180, UTF-8 without a byte order mark) into records. Lines end in CR LF, LF or CR. Blank lines are
/// skipped. Spaces and tabs around an unquoted field, or outside a field's quotes, are ignored.
///
/// Malformed: `csv-syntax`, a misplaced quote (the rest of its line is skipped); `nul-byte`; `not-utf-8`.
/// Unrecoverable: `csv-syntax`, a quote that is never closed; `too-long`, a record of more than `most_record_bytes`.
/// A quote is reported at the start of its field; everything else is reported where it occurs.
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
