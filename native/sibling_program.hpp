#pragma once

#include <string>

namespace twotrack::native {

/// Why a program could not be run.
struct NotRun {
    std::string path;
    std::string reason;  ///< the system's own words
};

/// Becomes another program that lies in the folder of this one, as git becomes git-NAME: it has the same standard
/// streams, and its exit code is this one's. Returns only where that fails.
///
/// @param name  of its file, without a folder.
/// @param argv  what it gets as its own: its name, its arguments, and a null pointer behind the last.
[[nodiscard]] NotRun become_sibling(const std::string& name, char** argv);

}  // namespace twotrack::native
