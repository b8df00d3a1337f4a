#include "native/desktop/graphics/fonts.hpp"

#include <imgui.h>

#include "native/desktop/graphics/load_font.hpp"
#include "native/desktop/graphics/system_font.hpp"
#include "native/program/messages.hpp"
#include "native/program/standard_output.hpp"

namespace twotrack::native {

ui::Fonts load_fonts(std::string_view language) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    if (const auto files = find_system_fonts(language)) {
        if (ImFont* const regular = load_font(atlas, files->regular, SizeBasis::Em)) {
            ImFont* const semibold = load_font(atlas, files->semibold, SizeBasis::Em);
            return {regular, semibold ? semibold : regular};
        }
    }
    write_standard_error(
        error_line("twotrack-desktop", "No font of the system can be used; install one such as Inter."));
    ImFont* const font = atlas.AddFontDefault();
    return {font, font};
}

ImFont* load_panel_font() {
    const auto files = find_system_fonts("en");
    return files ? load_font(*ImGui::GetIO().Fonts, files->regular, SizeBasis::Line) : nullptr;
}

}  // namespace twotrack::native
