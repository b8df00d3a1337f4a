#pragma once

#include <string>

namespace twotrack {

/// A position in a text: for a person, line and column (both from 1, the column in characters); for a program, a JSON
/// pointer (RFC 6901; empty for the whole document).
struct SourceLocation {
    int line = 1;
    int column = 1;
    std::string pointer;
};

/// A fault in a file that a person wrote.
struct Diagnostic {
    std::string rule;  ///< for programs: the stable, kebab-case name of the broken rule
    SourceLocation place;
    std::string sentence;  ///< for people: the fault and how to mend it
};

}  // namespace twotrack
