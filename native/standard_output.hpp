#pragma once

#include <cstddef>
#include <string_view>
#include <system_error>

#include "native/exit_code.hpp"

namespace twotrack::native {

/// Makes a reader that goes away an error of the next write instead of a signal that kills the program. To be called
/// before the first write.
void outlive_closed_pipes();

/// Writes all of it and flushes.
/// @return  what the system says is wrong, nothing when it is written. std::errc::broken_pipe: the reader has gone.
[[nodiscard]] std::error_code try_standard_output(std::string_view bytes);

/// Writes all of it and flushes.
/// @return  Success; or Failed, silently when the reader has gone (it wanted no more), else with a line on standard
///          error.
[[nodiscard]] ExitCode write_standard_output(std::string_view bytes);

/// Writes to standard error, as far as that is possible.
void write_standard_error(std::string_view bytes);

/// Whether a person watches standard error on a terminal, and standard output goes elsewhere.
[[nodiscard]] bool progress_is_watched();

/// Whether somebody may be watching what is written to standard error.
[[nodiscard]] bool standard_error_is_terminal();

/// Columns of the terminal that standard output is; 80 when it is none or does not know, and never below 20.
[[nodiscard]] std::size_t columns_of_standard_output();

}  // namespace twotrack::native
