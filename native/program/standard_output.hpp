#pragma once

#include <cstddef>
#include <string_view>
#include <system_error>

#include "native/program/exit_code.hpp"

namespace twotrack::native {

/// Makes a closed pipe an error of the next write instead of a signal that kills the program. Call before the first
/// write.
void outlive_closed_pipes();

/// Writes all bytes and flushes.
/// @return  the system's error; none on success. std::errc::broken_pipe means that the reader has gone away.
[[nodiscard]] std::error_code try_standard_output(std::string_view bytes);

/// Writes all bytes and flushes.
/// @return  Success or Failed. Failed comes with a line on standard error, unless the reader has gone away: it wanted
///          no more.
[[nodiscard]] ExitCode write_standard_output(std::string_view bytes);

/// Writes to standard error and ignores failures.
void write_standard_error(std::string_view bytes);

/// Whether standard error is a terminal and standard output goes elsewhere.
[[nodiscard]] bool progress_is_watched();

/// Whether someone may be watching standard error.
[[nodiscard]] bool standard_error_is_terminal();

/// Columns of the terminal on standard output; 80 if it is not a terminal or its width is unknown; never below 20.
[[nodiscard]] std::size_t columns_of_standard_output();

}  // namespace twotrack::native
