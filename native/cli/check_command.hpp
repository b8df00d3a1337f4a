#pragma once

#include <string>
#include <vector>

#include "native/program/exit_code.hpp"

namespace twotrack::native {

enum class CheckFormat {
    Text,    ///< one finding per line, in the format of compilers
    Json,    ///< all files with their findings and example answers, on one line
    GitHub,  ///< one finding per line, in the format of GitHub Actions
};

struct CheckOptions {
    std::vector<std::string> paths;
    CheckFormat format = CheckFormat::Text;
    bool example_answers = false;  ///< for each outcome, write answers that reach it; Json always does
};

/// `twotrack check`: writes the errors and warnings in assessments to standard output. A file that cannot be read is
/// named on standard error; the other files are still checked.
/// @return  Success if there are no findings, Failed if there are some, BadInput if a file could not be read.
[[nodiscard]] ExitCode run_check(const CheckOptions& options);

}  // namespace twotrack::native
