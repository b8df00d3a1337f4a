#pragma once

#include <string>

namespace twotrack::native {

/// Why a program could not be run.
struct NotRun {
    std::string path;
    std::string reason;  ///< the system's message
};

/// Replaces this process by another program from this program's folder, as git does with git-NAME. The other program
/// has the same standard streams, and its exit code is this process's exit code. Returns only on failure.
///
/// @param name  the program's file name, without a folder.
/// @param argv  the program's own argv: its name, its arguments and a final null pointer.
[[nodiscard]] NotRun become_sibling(const std::string& name, char** argv);

}  // namespace twotrack::native
