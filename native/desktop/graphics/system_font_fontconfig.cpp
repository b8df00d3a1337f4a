#include <fontconfig/fontconfig.h>

#include <memory>

#include "native/desktop/graphics/system_font.hpp"

namespace twotrack::native {
namespace {

constexpr const char* preferred_family = "Inter";
constexpr const char* usual_family = "sans-serif";

template <auto destroy>
struct Release {
    template <class T>
    void operator()(T* thing) const {
        destroy(thing);
    }
};
using Config = std::unique_ptr<FcConfig, Release<FcConfigDestroy>>;
using Pattern = std::unique_ptr<FcPattern, Release<FcPatternDestroy>>;
using FontSet = std::unique_ptr<FcFontSet, Release<FcFontSetDestroy>>;

/// Text in fontconfig's own type.
const FcChar8* fc(const std::string& text) { return reinterpret_cast<const FcChar8*>(text.c_str()); }

std::string text_of(const FcPattern* font, const char* property) {
    FcChar8* text = nullptr;
    if (FcPatternGetString(font, property, 0, &text) != FcResultMatch) return {};
    return reinterpret_cast<const char*>(text);
}

struct Match {
    FontFile file;
    std::string family;
    bool has_language = false;
};

/// Accepts outline fonts only, and no instance of a variable font.
std::optional<Match> usable(const FcPattern* font, const std::string& language) {
    const std::string format = text_of(font, FC_FONTFORMAT);
    if (format != "TrueType" && format != "CFF") return std::nullopt;
    FcBool variable = FcFalse;
    if (FcPatternGetBool(font, FC_VARIABLE, 0, &variable) == FcResultMatch && variable) return std::nullopt;
    int index = 0;
    FcPatternGetInteger(font, FC_INDEX, 0, &index);
    if (index < 0 || index > 0xFFFF) return std::nullopt;  // higher bits select an instance of a variable font

    FcLangSet* languages = nullptr;
    const bool has_language = FcPatternGetLangSet(font, FC_LANG, 0, &languages) == FcResultMatch &&
                              FcLangSetHasLang(languages, fc(language)) != FcLangDifferentLang;
    Match match{{text_of(font, FC_FILE), static_cast<unsigned>(index)}, text_of(font, FC_FAMILY), has_language};
    if (match.file.path.empty()) return std::nullopt;
    return match;
}

/// The fonts that are like these, the most alike first.
FontSet sorted(FcConfig* config, const std::string& family, int weight, const std::string& language) {
    const Pattern pattern(FcPatternCreate());
    FcPatternAddString(pattern.get(), FC_FAMILY, fc(family));
    FcPatternAddString(pattern.get(), FC_LANG, fc(language));
    FcPatternAddInteger(pattern.get(), FC_WEIGHT, weight);
    FcPatternAddInteger(pattern.get(), FC_SLANT, FC_SLANT_ROMAN);
    FcPatternAddBool(pattern.get(), FC_SCALABLE, FcTrue);
    FcConfigSubstitute(config, pattern.get(), FcMatchPattern);
    FcDefaultSubstitute(pattern.get());
    FcResult result = FcResultNoMatch;
    return FontSet(FcFontSort(config, pattern.get(), FcFalse, nullptr, &result));
}

std::optional<Match> find(FcConfig* config, const std::string& family, int weight, const std::string& language) {
    const FontSet fonts = sorted(config, family, weight, language);
    if (!fonts) return std::nullopt;
    for (int i = 0; i < fonts->nfont; ++i)
        if (auto match = usable(fonts->fonts[i], language)) return match;
    return std::nullopt;
}

}  // namespace

std::optional<SystemFonts> find_system_fonts(std::string_view bcp_47) {
    const std::string language(bcp_47);
    const Config config(FcInitLoadConfigAndFonts());
    if (!config) return std::nullopt;
    auto regular = find(config.get(), preferred_family, FC_WEIGHT_REGULAR, language);
    if (!regular || regular->family != preferred_family || !regular->has_language)
        regular = find(config.get(), usual_family, FC_WEIGHT_REGULAR, language);
    if (!regular) return std::nullopt;
    // If the family has no semibold, fontconfig returns its nearest weight: bold, or the regular font again.
    auto semibold = find(config.get(), regular->family, FC_WEIGHT_DEMIBOLD, language);
    if (!semibold || semibold->family != regular->family) semibold = regular;
    return SystemFonts{std::move(regular->file), std::move(semibold->file)};
}

std::optional<FontFile> find_font_with(char32_t letter) {
    static const Config config(FcInitLoadConfigAndFonts());
    static const FontSet fonts = config ? sorted(config.get(), usual_family, FC_WEIGHT_REGULAR, "en") : nullptr;
    for (int i = 0; fonts && i < fonts->nfont; ++i) {
        FcCharSet* letters = nullptr;
        FcBool has_outlines = FcFalse;
        if (FcPatternGetCharSet(fonts->fonts[i], FC_CHARSET, 0, &letters) != FcResultMatch) continue;
        FcPatternGetBool(fonts->fonts[i], FC_OUTLINE, 0, &has_outlines);
        if (!has_outlines || !FcCharSetHasChar(letters, letter)) continue;
        if (auto match = usable(fonts->fonts[i], "en")) return std::move(match->file);
    }
    return std::nullopt;
}

}  // namespace twotrack::native
