#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/diagnostic.hpp"

namespace twotrack {

/// A translator's entry for one text.
struct CatalogueEntry {
    std::string context;      ///< see TranslatableText; empty: the entry has none
    std::string original;     ///< the text that was translated
    std::string translation;  ///< blank: not translated
    bool fuzzy = false;       ///< the translator, or a tool, is not sure of it
    int line = 1;             ///< of the translation, in the catalogue
};

enum class Stale {
    LeaveOut,  ///< the original's text stands where it has changed since it was translated
    Use,
};

struct MergedTranslation {
    std::string text;                      ///< the assessment as JSON
    std::vector<Diagnostic> in_original;   ///< in its order; built-in words, which have line 1, behind the others
    std::vector<Diagnostic> in_catalogue;  ///< in the order of the entries
};

/// Writes an assessment in another language.
///
/// @param original  a valid assessment as JSON.
/// @param language  of the entries, a BCP 47 tag.
/// @param entries   of two with the same context, the one that translates the text as it is now counts.
/// @return          the assessment, where a text without a translation that can be used stays as in the original, and
///                  what there is to say of it:
///   `missing-translation`  there is no entry, or it is blank;
///   `fuzzy-translation`    it is marked fuzzy, and not used;
///   `stale-translation`    it translates another text than the original has now; used as `stale` says;
///   `unknown-entry`        the original has no such text;
///   `lost-placeholder`, `invented-placeholder`  the translation, which is used, lacks a {name} of the original, or has
///                          one that the original has not.
/// Cost: O(bytes log entries).
[[nodiscard]] MergedTranslation merge_translation(std::string_view original, std::string_view language,
                                                  std::span<const CatalogueEntry> entries, Stale stale);

}  // namespace twotrack
