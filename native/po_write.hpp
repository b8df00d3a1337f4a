#pragma once

#include <span>
#include <string>

namespace twotrack::native {

struct PoHeader {
    std::string project;   ///< its name and version
    std::string language;  ///< BCP 47; empty in a template
};

/// A text for the translator.
struct PoMessage {
    std::string context;
    std::string original;
    std::string translation;  ///< empty: none yet
    std::string comment;      ///< for the translator, in one line
    std::string file;         ///< where the text stands; empty: nowhere
    std::size_t line = 0;     ///< of `file`, from 1
};

/// A PO file in UTF-8. It has no dates: the same messages give the same bytes.
/// Throws std::runtime_error where there is no room for a temporary file.
[[nodiscard]] std::string write_po(const PoHeader& header, std::span<const PoMessage> messages);

}  // namespace twotrack::native
