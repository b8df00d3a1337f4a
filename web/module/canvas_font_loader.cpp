// Glyphs from the browser: a 2D canvas measures and draws each glyph in the page's own font when it is first needed.
// This replaces a font file and a rasteriser, and supports every font that the page can use.
#include "web/module/canvas_font_loader.hpp"

#include <imgui_internal.h>
#include <misc/freetype/imgui_freetype.h>

namespace {

/// A glyph's advance and its box relative to the origin on the baseline, y downwards. In pixels of the font size.
struct GlyphMetrics {
    float advance;
    int left, top, width, height;  ///< width 0: nothing to draw
};

struct FaceMetrics {
    float ascent, descent;  ///< both positive
};

#define TWOTRACK_IMPORT(name) extern "C" __attribute__((import_module("twotrack"), import_name(#name)))

TWOTRACK_IMPORT(face_metrics) void face_metrics(unsigned face, float size_px, FaceMetrics* metrics);
TWOTRACK_IMPORT(glyph_metrics)
void glyph_metrics(unsigned face, float size_px, unsigned glyph, GlyphMetrics* metrics);
/// Draws the last measured glyph: width × height pixels of four bytes, white unless the glyph has its own colours.
/// @return  whether it has.
TWOTRACK_IMPORT(glyph_pixels) bool glyph_pixels(unsigned char* pixels);
TWOTRACK_IMPORT(glyph_join) unsigned glyph_join(unsigned glyph, unsigned letter);

/// The browser falls back to another font if the page's font lacks a glyph.
bool contains_glyph(ImFontAtlas*, ImFontConfig*, ImWchar codepoint) { return codepoint >= ' '; }

bool init_baked(ImFontAtlas*, ImFontConfig* source, ImFontBaked* baked, void*) {
    FaceMetrics metrics;
    face_metrics(source->FontNo, baked->Size, &metrics);
    baked->Ascent = metrics.ascent;
    baked->Descent = -metrics.descent;
    return true;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar codepoint,
                ImFontGlyph* glyph, float* advance_only) {
    if (codepoint < ' ') return false;
    GlyphMetrics metrics;
    glyph_metrics(source->FontNo, baked->Size, codepoint, &metrics);
    if (advance_only) {
        *advance_only = metrics.advance;
        return true;
    }
    glyph->Codepoint = codepoint;
    glyph->AdvanceX = metrics.advance;
    if (metrics.width == 0) return true;

    const ImFontAtlasRectId pack_id = ImFontAtlasPackAddRect(atlas, metrics.width, metrics.height);
    if (pack_id == ImFontAtlasRectId_Invalid) return false;
    ImTextureRect* rect = ImFontAtlasPackGetRect(atlas, pack_id);
    ImVector<unsigned char>& pixels = atlas->Builder->TempBuffer;
    pixels.resize(4 * metrics.width * metrics.height);
    glyph->Colored = glyph_pixels(pixels.Data);

    const float base_line = IM_ROUND(baked->Ascent);
    glyph->X0 = static_cast<float>(metrics.left);
    glyph->Y0 = base_line + static_cast<float>(metrics.top);
    glyph->X1 = glyph->X0 + static_cast<float>(metrics.width);
    glyph->Y1 = glyph->Y0 + static_cast<float>(metrics.height);
    glyph->Visible = true;
    glyph->PackId = pack_id;
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, rect, pixels.Data, ImTextureFormat_RGBA32,
                                       4 * metrics.width);
    return true;
}

ImFont* add_canvas_font(ImFontAtlas& atlas, unsigned face) {
    ImFontConfig config;
    config.FontLoader = ImGuiFreeType::GetFontLoader();
    config.FontNo = face;
    config.SizePixels = 16.0f;
    return atlas.AddFont(&config);
}

}  // namespace

const ImFontLoader* ImGuiFreeType::GetFontLoader() {
    static const ImFontLoader loader = [] {
        ImFontLoader canvas;
        canvas.Name = "canvas";
        canvas.FontSrcContainsGlyph = contains_glyph;
        canvas.FontBakedInit = init_baked;
        canvas.FontBakedLoadGlyph = load_glyph;
        return canvas;
    }();
    return &loader;
}

namespace twotrack::web {

ui::Fonts add_canvas_fonts(ImFontAtlas& atlas, unsigned regular_face, unsigned semibold_face) {
    return {add_canvas_font(atlas, regular_face), add_canvas_font(atlas, semibold_face), glyph_join};
}

}  // namespace twotrack::web
