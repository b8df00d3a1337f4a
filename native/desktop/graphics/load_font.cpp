#include "native/desktop/graphics/load_font.hpp"

#include <imgui_internal.h>

#include <cfloat>
#include <cstring>
#include <deque>
#include <map>
#include <string>
#include <utility>

#include "native/program/file.hpp"

namespace twotrack::native {
namespace {

constexpr std::size_t most_font_bytes = std::size_t{64} << 20;

constexpr ImWchar box = 0x25A1;

/// Reads a font's file. FontData is null if there is no file, or it cannot be read. The caller frees FontData.
ImFontConfig config_of(const FontFile& file, SizeBasis basis) {
    ImFontConfig config;
    config.FontNo = file.index;
    if (basis == SizeBasis::Em) {
        config.SizePixels = -16.0f;  // negative: the size is that of the em, see ui::Fonts
        // ImGui scales this bound by size / SizePixels, which is negative here, so the bound must be negative, too.
        config.GlyphMaxAdvanceX = -FLT_MAX;
    }
    if (file.path.empty()) return config;
    const auto bytes = read_file(file.path, most_font_bytes);
    if (!bytes || bytes->empty()) return config;
    config.FontData = ImGui::MemAlloc(bytes->size());
    config.FontDataSize = static_cast<int>(bytes->size());
    std::memcpy(config.FontData, bytes->data(), bytes->size());
    return config;
}

/// The fonts that stand in for letters that a font lacks. They are read when the first such letter is drawn.
class StandIns {
public:
    explicit StandIns(const ImFontConfig& own)
        : font_(own.DstFont), basis_(own.SizePixels < 0 ? SizeBasis::Em : SizeBasis::Line) {}
    StandIns(const StandIns&) = delete;
    StandIns& operator=(const StandIns&) = delete;
    ~StandIns() {
        for (ImFontConfig& source : sources_) {
            if (source.FontLoaderData) stb().FontSrcDestroy(nullptr, &source);
            ImGui::MemFree(source.FontData);
        }
    }

    static const ImFontLoader& stb() { return *ImFontAtlasGetFontLoaderForStbTruetype(); }

    /// Null if no font has the letter.
    ImFontConfig* source_with(ImFontAtlas& atlas, char32_t letter) {
        const auto known = of_letter_.find(letter);
        if (known != of_letter_.end()) return known->second;
        const auto file = find_font_with(letter);
        return of_letter_[letter] = file ? source_of(atlas, *file) : nullptr;
    }

private:
    ImFontConfig* source_of(ImFontAtlas& atlas, const FontFile& file) {
        ImFontConfig*& known = of_file_[{file.path, file.index}];
        if (known) return known;
        ImFontConfig& source = sources_.emplace_back(config_of(file, basis_));
        source.DstFont = font_;
        if (!source.FontData || !stb().FontSrcInit(&atlas, &source)) return nullptr;
        return known = &source;
    }

    ImFont* font_;
    SizeBasis basis_;
    std::deque<ImFontConfig> sources_;  // their addresses stay
    std::map<std::pair<std::string, unsigned>, ImFontConfig*> of_file_;
    std::map<char32_t, ImFontConfig*> of_letter_;
};

/// A font loader that draws with whichever font of the system has the letter.
const ImFontLoader& stand_in_loader() {
    static const ImFontLoader loader = [] {
        ImFontLoader stand_in;
        stand_in.Name = "stand-in";
        stand_in.FontSrcInit = [](ImFontAtlas*, ImFontConfig* own) {
            own->FontLoaderData = new StandIns(*own);
            return true;
        };
        stand_in.FontSrcDestroy = [](ImFontAtlas*, ImFontConfig* own) {
            delete static_cast<StandIns*>(own->FontLoaderData);
            own->FontLoaderData = nullptr;
        };
        stand_in.FontBakedLoadGlyph = [](ImFontAtlas* atlas, ImFontConfig* own, ImFontBaked* baked, void*,
                                         ImWchar letter, ImFontGlyph* glyph, float* advance_only) {
            // What ImGui looks for by itself, such as an ellipsis, is left to the font.
            ImFontConfig* const source =
                letter < 0x80 ? nullptr : static_cast<StandIns*>(own->FontLoaderData)->source_with(*atlas, letter);
            return source &&
                   StandIns::stb().FontBakedLoadGlyph(atlas, source, baked, nullptr, letter, glyph, advance_only);
        };
        return stand_in;
    }();
    return loader;
}

}  // namespace

ImFont* load_font(ImFontAtlas& atlas, const FontFile& file, SizeBasis basis) {
    const ImFontConfig config = config_of(file, basis);
    if (!config.FontData) return nullptr;
    ImFont* const font = atlas.AddFont(&config);
    if (!font) return nullptr;
    if (font->IsGlyphInFont(box)) font->FallbackChar = box;
    ImFontConfig others = config_of({}, basis);
    others.MergeMode = true;
    others.FontLoader = &stand_in_loader();
    others.DstFont = font;
    atlas.AddFont(&others);
    return font;
}

}  // namespace twotrack::native
