#include "native/responses/response_sample.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace twotrack::native {
namespace {

constexpr std::size_t most_faults = 50;

class SampleReader {
public:
    SampleReader(const Assessment& assessment, ResponseSource source)
        : n_items_(assessment.items.size()), source_(std::move(source)) {}

    std::expected<ResponseSample, std::vector<RowFault>> read() {
        std::optional<RecordBatch> batch = std::move(source_.first);
        for (std::size_t from = source_.n_used; batch && !done_; from = 0) {
            for (std::size_t i = from; i < batch->size() && !done_; ++i) take(*batch, (*batch)[i]);
            if (!done_) batch = source_.others.next(false);
        }
        if (faults_.empty() && sample_.answers.empty())
            faults_.push_back({1, 1, "no-respondents", "There is no row of answers."});
        if (!faults_.empty()) {
            faults_.resize(std::min(faults_.size(), most_faults));
            return std::unexpected(std::move(faults_));
        }
        sample_.presented = source_.presented.empty() ? answered() : std::move(source_.presented);
        return std::move(sample_);
    }

private:
    void take(const RecordBatch& batch, const Record& record) {
        if (record.state != RecordState::Whole) {
            faults_.push_back(record.fault);
            done_ = record.state == RecordState::Unrecoverable;
        } else if (auto row = source_.rows->read(batch, record); !row) {
            for (RowFault& fault : row.error()) faults_.push_back(std::move(fault));
        } else if (faults_.empty()) {
            add(std::move(*row), record.place);
        }
        done_ = done_ || faults_.size() >= most_faults;
    }

    void add(ResponseRow row, TextPlace place) {
        sample_.answers.push_back(std::move(row.answers));
        sample_.ids.push_back(row.id ? std::move(*row.id) : std::to_string(sample_.answers.size()));
        const std::size_t most = most_sample_answers / n_items_;
        if (sample_.answers.size() <= most) return;
        faults_.push_back({place.line, place.column, "too-large",
                           "A sample may have " + std::to_string(most) + " rows of this assessment's " +
                               std::to_string(n_items_) + " items, and this is one more; split it."});
        done_ = true;
    }

    [[nodiscard]] std::vector<bool> answered() const {
        std::vector<bool> answered(n_items_);
        for (const Answers& answers : sample_.answers)
            for (std::size_t i = 0; i < n_items_; ++i) answered[i] = answered[i] || answers[i];
        return answered;
    }

    std::size_t n_items_;
    ResponseSource source_;
    ResponseSample sample_;
    std::vector<RowFault> faults_;
    bool done_ = false;
};

}  // namespace

std::expected<ResponseSample, std::vector<RowFault>> read_sample(const Assessment& assessment, ResponseSource source) {
    return SampleReader(assessment, std::move(source)).read();
}

}  // namespace twotrack::native
