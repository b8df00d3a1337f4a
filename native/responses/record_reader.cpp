#include "native/responses/record_reader.hpp"

#include <utility>

namespace twotrack::native {

RecordReader::RecordReader(InputStream input, std::unique_ptr<RecordSplitter> splitter)
    : input_(std::move(input)), splitter_(std::move(splitter)) {}

std::optional<RecordBatch> RecordReader::next(const std::atomic<bool>& stop) {
    RecordBatch batch;
    while (batch.empty() && !finished_) {
        const auto bytes = input_.read(stop);
        if (stop) return std::nullopt;
        if (!bytes) {
            batch.add_fault(RecordState::Unrecoverable, {.sentence = bytes.error()});
            finished_ = true;
        } else if (bytes->empty()) {
            splitter_->finish(batch);
            finished_ = true;
        } else {
            splitter_->feed(*bytes, batch);
        }
    }
    if (batch.empty()) return std::nullopt;
    return batch;
}

}  // namespace twotrack::native
