#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.hpp"
#include "core/translation_merge.hpp"

namespace twotrack::native {

/// A translator's PO file.
struct PoCatalogue {
    std::string language;  ///< BCP 47, of the header's Language: "pt_BR" is "pt-BR"
    std::vector<CatalogueEntry> entries;
};

/// Reads a PO file; an initial byte order mark is allowed. Obsolete entries are left out.
///
/// @return  the catalogue, or all that is wrong with it, never empty: `po-syntax`, `po-charset` (the header must say
///          UTF-8, and so must the texts be), `po-language` (the header must name a language).
/// Throws std::runtime_error where there is no room for a temporary file.
[[nodiscard]] std::expected<PoCatalogue, std::vector<Diagnostic>> read_po(std::string_view bytes);

}  // namespace twotrack::native
