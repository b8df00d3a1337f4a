#pragma once

#include <string>

namespace twotrack {

/// Where in a text something is: for a person (line and column, both from 1, the column in characters) and for a
/// program (JSON pointer, RFC 6901; empty for the whole document).
struct Place {
    int line = 1;
    int column = 1;
    std::string pointer;
};

/// Something wrong with a file that a person wrote.
struct Diagnostic {
    std::string rule;  ///< stable, kebab-case name of what was broken, for programs
    Place place;
    std::string sentence;  ///< what is wrong and how to mend it, for people
};

}  // namespace twotrack
