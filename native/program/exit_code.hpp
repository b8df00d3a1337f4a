#pragma once

namespace twotrack::native {

/// Exit codes of the programs.
enum ExitCode : int {
    Success = 0,
    /// Not everything was right or could be done: there are findings, rows were left out, output cannot be written,
    /// there is no display or no memory.
    Failed = 1,
    BadInput = 2,  ///< a mistake in a file or on the command line
};

}  // namespace twotrack::native
