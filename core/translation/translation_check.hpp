#pragma once

#include <string_view>
#include <vector>

#include "core/base/diagnostic.hpp"

namespace twotrack {

/// What sets a translation of an assessment apart from its original beside its words. A translation is a whole
/// assessment of the same id and version in another language: answers, progress and codes carry from one to the other.
///
/// @param original    a valid assessment as JSON.
/// @param translation another, of the same id.
/// @return            in the order of the translation's text, at most 200:
///   `translation-differs`  a value that is no text is another one, is missing or is one too many;
///   `untranslated`         a text of several words reads as in the original;
///   `lost-placeholder`, `invented-placeholder`  a text, or a word of the interface, lacks a {name} of the original or
///                          has one that the original has not;
///   `missing-word`         a word of the interface (see word_key) that the original's language need not give.
/// Cost: O(bytes).
[[nodiscard]] std::vector<Diagnostic> translation_findings(std::string_view original, std::string_view translation);

}  // namespace twotrack
