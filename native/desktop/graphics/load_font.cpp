#include "native/desktop/graphics/load_font.hpp"

#include <cfloat>
#include <cstring>

#include "native/program/file.hpp"

namespace twotrack::native {
namespace {

constexpr std::size_t most_font_bytes = std::size_t{64} << 20;

}  // namespace

ImFont* load_font(ImFontAtlas& atlas, const FontFile& file, SizeBasis basis) {
    const auto bytes = read_file(file.path, most_font_bytes);
    if (!bytes || bytes->empty()) return nullptr;
    void* const copy = ImGui::MemAlloc(bytes->size());  // the atlas frees it
    std::memcpy(copy, bytes->data(), bytes->size());
    ImFontConfig config;
    config.FontNo = file.index;
    if (basis == SizeBasis::Em) {
        config.SizePixels = -16.0f;  // negative: the size is that of the em, see ui::Fonts
        // ImGui scales this bound by size / SizePixels, which is negative here, so the bound must be negative, too.
        config.GlyphMaxAdvanceX = -FLT_MAX;
    }
    return atlas.AddFontFromMemoryTTF(copy, static_cast<int>(bytes->size()), 0.0f, &config);
}

}  // namespace twotrack::native
