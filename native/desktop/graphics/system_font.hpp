#pragma once

#include <optional>
#include <string>
#include <string_view>

/// The build selects how the system's fonts are found: through fontconfig, or in the usual folders.
namespace twotrack::native {

struct FontFile {
    std::string path;
    unsigned index = 0;  ///< of the font in its collection
};

/// Two weights of one family. Both are the same file if the family has only one weight.
struct SystemFonts {
    FontFile regular;
    FontFile semibold;
};

/// The fonts for a language: Inter if it is installed and has the language's letters, otherwise the system's own
/// sans-serif. Only TrueType or OpenType outlines with a fixed weight are considered.
/// @param language  BCP 47.
/// @return          nullopt on a system without fonts.
[[nodiscard]] std::optional<SystemFonts> find_system_fonts(std::string_view language);

/// A font of the system with an outline for this letter, to stand in for fonts that lack it. Only outlines with a fixed
/// weight are considered, which leaves out most fonts of colour emoji.
/// Cost: a search through the system's fonts.
[[nodiscard]] std::optional<FontFile> find_font_with(char32_t letter);

}  // namespace twotrack::native
