#pragma once

#include <cstddef>
#include <string>

#include "native/exit_code.hpp"
#include "native/response_source.hpp"
#include "native/score_table.hpp"

namespace twotrack::native {

enum class OnBadRow { Stop, Skip };

struct ScoreStreamOptions {
    std::string name;           ///< of the responses, for messages
    std::size_t n_threads = 1;  ///< at least 1
    OnBadRow on_bad_row = OnBadRow::Stop;
};

/// Scores the rows of a stream and writes the table to standard output, a row for each, in their order, as they come
/// in.
///
/// @return  Success, also when the reader of the output has gone; Findings when rows were left out; BadInput when one
///          could not be read and was not to be left out, or when the output cannot be written. Everything that is
///          wrong is on standard error; the rows before it are written.
/// Memory: a few batches for each thread, however long the stream is. The same bytes with any number of threads.
[[nodiscard]] ExitCode score_stream(ResponseSource source, const ScoreTable& table, const ScoreStreamOptions& options);

}  // namespace twotrack::native
