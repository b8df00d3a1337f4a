#pragma once

#include <string>
#include <vector>

#include "native/exit_code.hpp"

namespace twotrack::native {

enum class CheckFormat {
    Text,    ///< one finding a line, as compilers write it
    Json,    ///< all files with their findings and witnesses, one line
    GitHub,  ///< one finding a line, as GitHub Actions reads it
};

struct CheckOptions {
    std::vector<std::string> paths;
    CheckFormat format = CheckFormat::Text;
    bool witnesses = false;  ///< write for each outcome answers that reach it; Json always does
};

/// `twotrack check`: writes to standard output all that is wrong (errors) or doubtful (warnings) in assessments. A file
/// that cannot be read is named on standard error, and the others are checked all the same.
/// @return  Success without findings, Findings with some, BadInput where a file could not be read.
[[nodiscard]] ExitCode run_check(const CheckOptions& options);

}  // namespace twotrack::native
