#pragma once

#include <string>
#include <string_view>

namespace twotrack {

/// A text as a language that nobody speaks would have it, for tests of a layout: in brackets, so that it shows where it
/// is cut off, with accents on its letters, and about 40 % longer as its vowels are drawn out. Placeholders and
/// addresses (https:, http:) stay as they are; so does a text of nothing but ASCII signs and digits, such as a decimal
/// mark.
[[nodiscard]] std::string pseudo_text(std::string_view text);

/// The tag of the pseudo-locale: the language with the region XA, which ISO 3166 leaves to its users ("en-XA").
[[nodiscard]] std::string pseudo_language(std::string_view language);

}  // namespace twotrack
