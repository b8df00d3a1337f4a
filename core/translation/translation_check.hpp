#pragma once

#include <string_view>
#include <vector>

#include "core/base/diagnostic.hpp"

namespace twotrack {

/// Finds faults in a translation of an assessment. A translation is a complete assessment with the same id and version
/// in another language: answers, progress and codes work with both.
///
/// @param original    a valid assessment as JSON.
/// @param translation another valid assessment, with the same id.
/// @return            in the order of the translation's text, at most 200:
///   `translation-differs`  a value other than a text differs from the original, is missing, or is extra;
///   `untranslated`         a text of several words equals the original;
///   `lost-placeholder`, `invented-placeholder`  a text, or a word of the interface, lacks a {name} of the original or
///                          has a {name} that the original lacks;
///   `missing-word`         the translation lacks a word of the interface (see interface_key_id). The original may
///                          leave the word out.
/// Cost: O(bytes).
[[nodiscard]] std::vector<Diagnostic> translation_findings(std::string_view original, std::string_view translation);

}  // namespace twotrack
