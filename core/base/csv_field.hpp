#pragma once

#include <string>
#include <string_view>

namespace twotrack {

/// A field of a CSV record. It gets quotes where RFC 4180 requires them, and where leading or trailing blanks would be
/// lost.
[[nodiscard]] std::string csv_field(std::string_view text);

/// A CSV field for free text. Spreadsheets run a text that begins with =, +, -, @ or one of their full-width forms as a
/// formula, even in quotes, and some skip leading blanks. A leading apostrophe makes such a field a text. The JSON of
/// the same result keeps the text unchanged.
[[nodiscard]] std::string csv_text_field(std::string_view text);

}  // namespace twotrack
