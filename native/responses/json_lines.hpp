#pragma once

#include <cstddef>
#include <string>

#include "native/responses/record_batch.hpp"

namespace twotrack::native {

/// Splits JSON Lines into records with one field each: the line. Lines end in LF or CR LF. Blank lines are skipped.
///
/// Malformed: `too-long`, a line of more than `most_record_bytes`. The content of a line is not checked.
/// Cost: O(bytes).
class JsonLines final : public RecordSplitter {
public:
    void feed(std::string_view bytes, RecordBatch& batch) override;
    void finish(RecordBatch& batch) override;

private:
    void hold(std::string_view bytes, RecordBatch& batch);
    void end_line(RecordBatch& batch);

    std::string held_;  ///< the current line so far
    std::size_t line_ = 1;
    bool skipping_ = false;
};

}  // namespace twotrack::native
