#pragma once

#include <atomic>
#include <memory>
#include <optional>

#include "native/input_stream.hpp"
#include "native/record_batch.hpp"

namespace twotrack::native {

/// The records of a stream, in batches of those that came in together.
class RecordReader {
public:
    RecordReader(InputStream input, std::unique_ptr<RecordSplitter> splitter);

    /// The next records, at least one; nothing at the end of the stream, or once `stop` is true. An error of the system
    /// is a record that is lost, on line 0.
    [[nodiscard]] std::optional<RecordBatch> next(const std::atomic<bool>& stop);

private:
    InputStream input_;
    std::unique_ptr<RecordSplitter> splitter_;
    bool finished_ = false;
};

}  // namespace twotrack::native
