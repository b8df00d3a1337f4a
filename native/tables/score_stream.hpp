#pragma once

#include <cstddef>
#include <string>

#include "native/program/exit_code.hpp"
#include "native/responses/response_source.hpp"
#include "native/tables/score_table.hpp"

namespace twotrack::native {

enum class OnBadRow { Stop, Skip };

struct ScoreStreamOptions {
    std::string name;           ///< the name of the responses in messages
    std::size_t n_threads = 1;  ///< at least 1
    OnBadRow on_bad_row = OnBadRow::Stop;
};

/// Scores the rows of a stream as they arrive and writes the table to standard output, one row for each, in order.
///
/// @return  Success, even if the reader of the output has gone away; Failed if rows were left out; BadInput if a row
///          could not be read and was not to be left out, or if the output cannot be written. Standard error lists all
///          mistakes. The rows before the failure are written.
/// Memory: a few batches per thread, whatever the length of the stream.
/// The output has the same bytes with any number of threads.
[[nodiscard]] ExitCode score_stream(ResponseSource source, const ScoreTable& table, const ScoreStreamOptions& options);

}  // namespace twotrack::native
