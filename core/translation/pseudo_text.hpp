#pragma once

#include <string>
#include <string_view>

namespace twotrack {

/// Turns a text into an invented language that tests a layout. Brackets show where the text is cut off, letters get
/// accents, and repeated vowels make the text about 40 % longer. Placeholders and addresses (https:, http:) stay
/// unchanged, and so does a text of only ASCII signs and digits, such as a decimal mark.
[[nodiscard]] std::string pseudo_text(std::string_view text);

/// The tag of the pseudo-locale: the language with the region XA, which ISO 3166 leaves to its users ("en-XA").
[[nodiscard]] std::string pseudo_language(std::string_view language);

}  // namespace twotrack
