#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace twotrack {

/// Maps contexts (see TranslatableText) to texts.
using Translations = std::map<std::string, std::string, std::less<>>;

/// Writes an assessment in another language.
///
/// @param original      a valid assessment as JSON.
/// @param language      of the texts, a BCP 47 tag.
/// @param translations  of the original's texts. A text without a translation stays unchanged, and a built-in word
///                      without a translation is not written.
/// @return              the original's bytes with the language and the texts replaced. Translated built-in words are
///                      added to `interface`, and a missing `interface` is created. No byte order mark.
/// Cost: O(bytes).
[[nodiscard]] std::string with_texts(std::string_view original, std::string_view language,
                                     const Translations& translations);

}  // namespace twotrack
