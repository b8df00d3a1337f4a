#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/diagnostic.hpp"
#include "core/translation/translation_merge.hpp"

namespace twotrack::native {

/// A translator's PO file.
struct PoCatalogue {
    std::string language;  ///< BCP 47, from the header's Language: "pt_BR" becomes "pt-BR"
    std::vector<CatalogueEntry> entries;
};

/// Reads a PO file. Accepts a byte order mark at the beginning. Skips obsolete entries.
///
/// @return  the catalogue; or everything that is wrong with it, never empty: `po-syntax`, `po-charset` (the header must
///          declare UTF-8 and the texts must be valid UTF-8), `po-language` (the header must name a language).
/// Throws std::runtime_error if there is no room for a temporary file.
[[nodiscard]] std::expected<PoCatalogue, std::vector<Diagnostic>> read_po(std::string_view bytes);

}  // namespace twotrack::native
