#include "native/responses/json_lines.hpp"

namespace twotrack::native {

void JsonLines::hold(std::string_view bytes, RecordBatch& batch) {
    if (skipping_) return;
    if (held_.size() + bytes.size() > most_record_bytes) {
        batch.add_fault(
            RecordState::Malformed,
            {line_, 1, "too-long", "This line has more than 1 MiB, which is the most that a record may have."});
        held_.clear();
        skipping_ = true;
        return;
    }
    held_ += bytes;
}

void JsonLines::end_line(RecordBatch& batch) {
    if (held_.find_first_not_of(" \t\r") != std::string::npos) batch.add({line_, 1}, held_, {held_.size()}, {});
    held_.clear();
    skipping_ = false;
    ++line_;
}

void JsonLines::feed(std::string_view bytes, RecordBatch& batch) {
    while (!bytes.empty()) {
        const std::size_t end = bytes.find('\n');
        hold(bytes.substr(0, end), batch);
        if (end == std::string_view::npos) return;
        end_line(batch);
        bytes.remove_prefix(end + 1);
    }
}

void JsonLines::finish(RecordBatch& batch) { end_line(batch); }

}  // namespace twotrack::native
