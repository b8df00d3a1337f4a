#pragma once

#include <string>
#include <string_view>

namespace twotrack {

/// A field of a CSV record, in quotes where RFC 4180 asks for them, or where blanks at its ends would get lost.
[[nodiscard]] std::string csv_field(std::string_view text);

/// A field that holds what someone wrote. Spreadsheets run a text that begins with =, +, -, @ or one of their
/// full-width forms as a formula, also when it is quoted, and some pass over blanks before it: an apostrophe in front
/// makes it a text. The JSON of the same result has it as it was written.
[[nodiscard]] std::string csv_text_field(std::string_view text);

}  // namespace twotrack
