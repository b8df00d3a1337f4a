#pragma once

namespace twotrack::native {

/// What the programs exit with.
enum ExitCode : int {
    Success = 0,
    Failed = 1,       ///< not the user's doing: output that cannot be written, no display, no memory
    HasFindings = 1,  ///< of a command that looks for mistakes: it found some
    BadInput = 2,     ///< a file or a command line that says something wrong
};

}  // namespace twotrack::native
