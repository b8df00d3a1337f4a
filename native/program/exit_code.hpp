#pragma once

namespace twotrack::native {

/// Exit codes of the programs.
enum ExitCode : int {
    Success = 0,
    Failed = 1,    ///< not the user's fault: output that cannot be written, no display, no memory
    Findings = 1,  ///< the command is done, and some of the many things that it checked were not right
    BadInput = 2,  ///< a mistake in a file or on the command line
};

}  // namespace twotrack::native
