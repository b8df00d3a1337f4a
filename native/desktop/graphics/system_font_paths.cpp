#include <filesystem>

#include "native/desktop/graphics/system_font.hpp"

namespace twotrack::native {

std::optional<SystemFonts> find_system_fonts(std::string_view) {
    const SystemFonts candidates[] = {
        {{"/usr/share/fonts/opentype/inter/Inter-Regular.otf"}, {"/usr/share/fonts/opentype/inter/Inter-SemiBold.otf"}},
        {{"/Library/Fonts/Inter-Regular.otf"}, {"/Library/Fonts/Inter-SemiBold.otf"}},
        {{"/System/Library/Fonts/HelveticaNeue.ttc"}, {"/System/Library/Fonts/HelveticaNeue.ttc", 1}},
        {{"C:/Windows/Fonts/segoeui.ttf"}, {"C:/Windows/Fonts/seguisb.ttf"}},
        {{"/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"}, {"/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"}},
    };
    std::error_code none;
    for (const SystemFonts& fonts : candidates)
        if (std::filesystem::is_regular_file(fonts.regular.path, none) &&
            std::filesystem::is_regular_file(fonts.semibold.path, none))
            return fonts;
    return std::nullopt;
}

std::optional<FontFile> find_font_with(char32_t) { return std::nullopt; }

}  // namespace twotrack::native
