#include "native/tables/score_stream.hpp"

#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <atomic>
#include <memory>
#include <optional>
#include <utility>

#include "native/program/messages.hpp"
#include "native/program/standard_output.hpp"
#include "native/tables/progress.hpp"

namespace twotrack::native {
namespace {

constexpr std::size_t batches_per_thread = 2;

/// A batch of records, with the number of its first row.
struct RowBatch {
    RecordBatch batch;
    std::size_t first = 0;         ///< index in the batch of its first row
    std::size_t first_number = 1;  ///< the number of that row in the stream, from 1
};

/// The output for a batch.
struct ScoredRows {
    std::string table;
    std::string messages;
    std::size_t n_rows = 0;
    std::size_t n_bad = 0;
    bool is_last = false;  ///< nothing may be written after this batch
};

class ScoreStream {
public:
    ScoreStream(ResponseSource source, const ScoreTable& table, const ScoreStreamOptions& options)
        : source_(std::move(source)), table_(table), options_(options) {
        first_ = {.batch = std::move(source_.first), .first = source_.n_used};
    }

    ExitCode run() {
        write({.table = table_.header(), .messages = {}});
        const tbb::global_control threads(tbb::global_control::max_allowed_parallelism, options_.n_threads);
        tbb::task_arena arena(static_cast<int>(options_.n_threads));
        using RowBatchPointer = std::shared_ptr<RowBatch>;
        using ScoredPointer = std::shared_ptr<ScoredRows>;
        const auto read = tbb::make_filter<void, RowBatchPointer>(
            tbb::filter_mode::serial_in_order, [this](tbb::flow_control& flow) -> RowBatchPointer {
                auto rows = next();
                if (rows) return std::make_shared<RowBatch>(std::move(*rows));
                flow.stop();
                return nullptr;
            });
        const auto score = tbb::make_filter<RowBatchPointer, ScoredPointer>(
            tbb::filter_mode::parallel,
            [this](const RowBatchPointer& rows) { return std::make_shared<ScoredRows>(scored(*rows)); });
        const auto write = tbb::make_filter<ScoredPointer, void>(
            tbb::filter_mode::serial_in_order, [this](const ScoredPointer& scored) { this->write(*scored); });
        arena.execute([&] { tbb::parallel_pipeline(batches_per_thread * options_.n_threads, read & score & write); });
        return finish();
    }

private:
    std::optional<RowBatch> next() {
        if (stop_) return std::nullopt;
        std::optional<RowBatch> rows = std::exchange(first_, std::nullopt);
        if (!rows) {
            auto batch = source_.others.next(stop_);
            if (!batch) return std::nullopt;
            rows = RowBatch{std::move(*batch)};
        }
        rows->first_number = next_number_;
        next_number_ += rows->batch.size() - rows->first;
        return rows;
    }

    /// Scores one record. Returns why it cannot be scored; empty if it was scored.
    std::vector<RowFault> score_record(const RowBatch& rows, std::size_t i, std::string& table) const {
        const Record& record = rows.batch[i];
        if (record.state != RecordState::Whole) return {record.fault};
        auto row = source_.rows->read(rows.batch, record);
        if (!row) return std::move(row.error());
        const std::size_t number = rows.first_number + (i - rows.first);
        table += table_.row(row->id ? *row->id : std::to_string(number), *row);
        return {};
    }

    ScoredRows scored(const RowBatch& rows) const {
        ScoredRows scored;
        for (std::size_t i = rows.first; i < rows.batch.size() && !scored.is_last; ++i) {
            const std::vector<RowFault> faults = score_record(rows, i, scored.table);
            ++scored.n_rows;
            if (faults.empty()) continue;
            ++scored.n_bad;
            scored.messages += fault_lines(options_.name, faults);
            scored.is_last = options_.on_bad_row == OnBadRow::Stop || rows.batch[i].state == RecordState::Unrecoverable;
        }
        return scored;
    }

    void write(const ScoredRows& scored) {
        if (stop_) return;
        if (const std::error_code error = try_standard_output(scored.table)) {
            progress_.clear();
            if (error != std::errc::broken_pipe) {
                write_standard_error(error_line("<stdout>", error.message()));
                exit_code_ = BadInput;
            }
            stop_ = true;
            return;
        }
        n_rows_ += scored.n_rows;
        n_bad_ += scored.n_bad;
        if (!scored.messages.empty()) {
            progress_.clear();
            write_standard_error(scored.messages);
        }
        progress_.show(n_rows_);
        if (!scored.is_last) return;
        exit_code_ = BadInput;
        stop_ = true;
    }

    ExitCode finish() {
        progress_.clear();
        if (stop_ || n_bad_ == 0) return exit_code_;
        write_standard_error(note_line(
            options_.name, std::to_string(n_bad_) + " of " + std::to_string(n_rows_) + " rows were left out."));
        return Failed;
    }

    ResponseSource source_;
    std::optional<RowBatch> first_;
    const ScoreTable& table_;
    const ScoreStreamOptions& options_;

    std::size_t next_number_ = 1;    // used by the reading stage only
    std::atomic<bool> stop_{false};  // set by the writing stage, like the members below

    std::size_t n_rows_ = 0;
    std::size_t n_bad_ = 0;
    ExitCode exit_code_ = Success;
    ProgressLine progress_;
};

}  // namespace

ExitCode score_stream(ResponseSource source, const ScoreTable& table, const ScoreStreamOptions& options) {
    return ScoreStream(std::move(source), table, options).run();
}

}  // namespace twotrack::native
