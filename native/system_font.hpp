#pragma once

#include <optional>
#include <string>
#include <string_view>

/// The build chooses how the system's fonts are found: by asking fontconfig, or by looking in the usual places.
namespace twotrack::native {

struct FontFile {
    std::string path;
    unsigned index = 0;  ///< of the font in a collection
};

/// Two weights of one family; the same file twice where a family has but one.
struct SystemFonts {
    FontFile regular;
    FontFile semibold;
};

/// The fonts to set a language in: Inter where it is installed and has the language's letters, else the system's own
/// sans-serif. Only files of TrueType or OpenType outlines with a fixed weight.
/// @param language  BCP 47.
/// @return          nullopt on a system without fonts.
[[nodiscard]] std::optional<SystemFonts> find_system_fonts(std::string_view language);

}  // namespace twotrack::native
