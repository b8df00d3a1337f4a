#pragma once

#include <string>
#include <string_view>

#include "core/base/diagnostic.hpp"

namespace twotrack::native {

/// Replaces each control character except new line and tab by U+FFFD. Text from a file must not control the terminal
/// that shows it.
[[nodiscard]] std::string printable(std::string_view text);

/// Replaces each control character by U+FFFD, including new line and tab. The result is one line.
[[nodiscard]] std::string one_line(std::string_view text);

enum class Severity { Error, Warning };

/// "error" or "warning".
[[nodiscard]] std::string_view name_of(Severity severity);

/// "file:line:column: error: sentence [rule]" and a new line, the format of compilers, which editors can read. Always
/// one line, whatever the file's name or the sentence contains.
[[nodiscard]] std::string diagnostic_line(std::string_view file, const Diagnostic& diagnostic,
                                          Severity severity = Severity::Error);

/// "::error file=…,line=…,col=…::sentence [rule]" and a new line: the command with which a step of GitHub Actions
/// annotates a file. Always one line.
[[nodiscard]] std::string github_line(std::string_view file, const Diagnostic& diagnostic, Severity severity);

/// "file: error: sentence" and a new line, for errors without a place in the file. Always one line.
[[nodiscard]] std::string error_line(std::string_view file, std::string_view sentence);

/// "file: note: sentence" and a new line, for facts that are not mistakes but may surprise. Always one line.
[[nodiscard]] std::string note_line(std::string_view file, std::string_view sentence);

}  // namespace twotrack::native
