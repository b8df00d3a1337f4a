#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace twotrack {

/// Texts by their context (see TranslatableText).
using Translations = std::map<std::string, std::string, std::less<>>;

/// An assessment in another language.
///
/// @param original      a valid assessment as JSON.
/// @param language      of the texts, a BCP 47 tag.
/// @param translations  of its texts. One that is not among them stays as it is, and a built-in word is not written.
/// @return              the original's bytes with the language and these texts in place of its own; built-in words are
///                      added to `interface`, which is added where there is none. No byte order mark.
/// Cost: O(bytes).
[[nodiscard]] std::string with_texts(std::string_view original, std::string_view language,
                                     const Translations& translations);

}  // namespace twotrack
