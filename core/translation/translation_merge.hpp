#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/diagnostic.hpp"

namespace twotrack {

/// A translator's entry for one text.
struct CatalogueEntry {
    std::string context;      ///< see TranslatableText; empty: the entry has no context
    std::string original;     ///< the original text at the time of translation
    std::string translation;  ///< blank: the text is not translated
    bool fuzzy = false;       ///< the translator, or a tool, has doubts about the translation
    int line = 1;             ///< line of the translation in the catalogue
};

enum class Stale {
    LeaveOut,  ///< keeps the original's text when it has changed since the translation
    Use,
};

struct MergedTranslation {
    std::string text;                      ///< the assessment as JSON
    std::vector<Diagnostic> in_original;   ///< in the order of the original; built-in words come last, with line 1
    std::vector<Diagnostic> in_catalogue;  ///< in the order of the entries
};

/// Writes an assessment in another language.
///
/// @param original  a valid assessment as JSON.
/// @param language  of the entries, a BCP 47 tag.
/// @param entries   of two entries with the same context, the entry that translates the current text wins.
/// @return          the assessment and the findings below. A text without a usable translation stays as in the
///                  original.
///   `missing-translation`  a text has no entry, or the translation is blank;
///   `fuzzy-translation`    the entry is marked fuzzy, and is not used;
///   `stale-translation`    the entry translates an older version of the original's text; `stale` decides its use;
///   `unknown-entry`        the original has no text for the entry;
///   `lost-placeholder`, `invented-placeholder`  a translation lacks a {name} of the original, or has a {name} that the
///                          original lacks; it is used nevertheless.
/// Cost: O(bytes log entries).
[[nodiscard]] MergedTranslation merge_translation(std::string_view original, std::string_view language,
                                                  std::span<const CatalogueEntry> entries, Stale stale);

}  // namespace twotrack
