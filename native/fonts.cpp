#include "native/fonts.hpp"

#include <imgui.h>

#include <cfloat>
#include <cstring>

#include "native/file.hpp"
#include "native/messages.hpp"
#include "native/standard_output.hpp"
#include "native/system_font.hpp"

namespace twotrack::native {
namespace {

constexpr std::size_t most_font_bytes = std::size_t{64} << 20;

/// What a font's size is the size of.
enum class Measure { Em, Line };

/// Null when the file cannot be read.
ImFont* load(const FontFile& file, Measure measure) {
    const auto bytes = read_file(file.path, most_font_bytes);
    if (!bytes || bytes->empty()) return nullptr;
    void* const copy = ImGui::MemAlloc(bytes->size());  // the atlas frees it
    std::memcpy(copy, bytes->data(), bytes->size());
    ImFontConfig config;
    config.FontNo = file.index;
    if (measure == Measure::Em) {
        config.SizePixels = -16.0f;  // negative: sizes are the em's, see ui::Fonts
        // ImGui scales the bounds of an advance by size / SizePixels; as that is negative, so must this bound be.
        config.GlyphMaxAdvanceX = -FLT_MAX;
    }
    return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(copy, static_cast<int>(bytes->size()), 0.0f, &config);
}

}  // namespace

ui::Fonts load_fonts(std::string_view language) {
    if (const auto files = find_system_fonts(language)) {
        if (ImFont* const regular = load(files->regular, Measure::Em)) {
            ImFont* const semibold = load(files->semibold, Measure::Em);
            return {regular, semibold ? semibold : regular};
        }
    }
    write_standard_error(
        error_line("twotrack-desktop", "No font of the system can be used; install one such as Inter."));
    ImFont* const font = ImGui::GetIO().Fonts->AddFontDefault();
    return {font, font};
}

ImFont* load_panel_font() {
    const auto files = find_system_fonts("en");
    return files ? load(files->regular, Measure::Line) : nullptr;
}

}  // namespace twotrack::native
