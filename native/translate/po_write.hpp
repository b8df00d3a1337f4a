#pragma once

#include <span>
#include <string>

namespace twotrack::native {

struct PoHeader {
    std::string project;   ///< the project's name and version
    std::string language;  ///< BCP 47; empty in a template
};

/// A text for the translator.
struct PoMessage {
    std::string context;
    std::string original;
    std::string translation;  ///< empty if not yet translated
    std::string comment;      ///< for the translator, on one line
    std::string file;         ///< the file that contains the text; empty for none
    std::size_t line = 0;     ///< line in `file`, from 1
};

/// Writes a PO file in UTF-8 without dates: the same messages always give the same bytes.
/// Throws std::runtime_error if there is no room for a temporary file.
[[nodiscard]] std::string write_po(const PoHeader& header, std::span<const PoMessage> messages);

}  // namespace twotrack::native
