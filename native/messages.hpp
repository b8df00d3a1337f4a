#pragma once

#include <string>
#include <string_view>

#include "core/diagnostic.hpp"

namespace twotrack::native {

/// The text with each control character but new line and tab replaced by U+FFFD: what a file says must not steer the
/// terminal that shows it.
[[nodiscard]] std::string printable(std::string_view text);

/// The text on one line: each control character is replaced, new line and tab too.
[[nodiscard]] std::string one_line(std::string_view text);

enum class Severity { Error, Warning };

/// "error" or "warning".
[[nodiscard]] std::string_view name_of(Severity severity);

/// "file:line:column: error: sentence [rule]" and a new line, as compilers write it and editors read it. Always one
/// line, whatever the file's name or the sentence holds.
[[nodiscard]] std::string diagnostic_line(std::string_view file, const Diagnostic& diagnostic,
                                          Severity severity = Severity::Error);

/// "::error file=…,line=…,col=…::sentence [rule]" and a new line: the command by which a step of GitHub Actions
/// annotates a file. Always one line.
[[nodiscard]] std::string github_line(std::string_view file, const Diagnostic& diagnostic, Severity severity);

/// "file: error: sentence" and a new line, for what has no place in the file. Always one line.
[[nodiscard]] std::string error_line(std::string_view file, std::string_view sentence);

/// "file: note: sentence" and a new line, for what is no mistake but may surprise. Always one line.
[[nodiscard]] std::string note_line(std::string_view file, std::string_view sentence);

}  // namespace twotrack::native
