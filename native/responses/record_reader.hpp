#pragma once

#include <atomic>
#include <memory>
#include <optional>

#include "native/responses/input_stream.hpp"
#include "native/responses/record_batch.hpp"

namespace twotrack::native {

/// Reads the records of a stream in batches. A batch holds the records that arrived together.
class RecordReader {
public:
    RecordReader(InputStream input, std::unique_ptr<RecordSplitter> splitter);

    /// The next records, at least one; nullopt at the end of the stream, or once `stop` is true. A system error becomes
    /// a lost record on line 0.
    [[nodiscard]] std::optional<RecordBatch> next(const std::atomic<bool>& stop);

private:
    InputStream input_;
    std::unique_ptr<RecordSplitter> splitter_;
    bool finished_ = false;
};

}  // namespace twotrack::native
