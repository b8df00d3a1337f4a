// Drawing, as JavaScript calls it. One atlas and one draw list serve every session. A frame draws one page. Between two
// frames only the glyphs and reusable memory survive; a frame that repeats the previous one allocates nothing.
#include <imgui.h>

#include <cstdint>
#include <vector>

#include "core/json/json_writer.hpp"
#include "core/page/page.hpp"
#include "core/report/report.hpp"
#include "ui/base/surface.hpp"
#include "ui/draw.hpp"
#include "web/module/canvas_font_loader.hpp"
#include "web/module/exports.hpp"

namespace twotrack::web {
namespace {

#define TWOTRACK_IMPORT(name) extern "C" __attribute__((import_module("twotrack"), import_name(#name)))

TWOTRACK_IMPORT(texture_create) void texture_create(unsigned id, int width, int height, const void* pixels);
/// Updates a rectangle of a texture. Rows of `pixels` are `row_length` pixels apart. A pixel has four bytes.
TWOTRACK_IMPORT(texture_update)
void texture_update(unsigned id, int x, int y, int width, int height, int row_length, const void* pixels);
TWOTRACK_IMPORT(texture_destroy) void texture_destroy(unsigned id);

/// A draw command in the layout that JavaScript reads: seven words and floats of four bytes.
struct DrawCommand {
    float clip_left, clip_top, clip_right, clip_bottom;
    std::uint32_t texture;
    std::uint32_t n_indices;
    std::uint32_t first_index;
};

/// Everything that a renderer needs, in the layout that JavaScript reads: words of four bytes.
struct DrawData {
    const ImDrawVert* vertices;
    std::uint32_t n_vertices;
    const ImDrawIdx* indices;
    std::uint32_t n_indices;
    const DrawCommand* commands;
    std::uint32_t n_commands;
    std::uint32_t moving;  ///< another frame is wanted
};
static_assert(sizeof(ImDrawVert) == 20 && sizeof(ImDrawIdx) == 4 && sizeof(DrawCommand) == 28);

void write_rect(JsonWriter& writer, const ui::Rect& rect) {
    writer.key("rect");
    writer.begin_array();
    for (const float value : {rect.x, rect.y, rect.width, rect.height}) writer.value(static_cast<double>(value));
    writer.end_array();
}

/// Returns the places of all controls, lines and figures, for the form over the drawing. The text stays the same until
/// one of them moves.
void return_layout(const ui::Frame& frame, JsonWriter& writer) {
    writer.clear();
    writer.begin_object();
    writer.member("height", static_cast<double>(frame.height_px));
    writer.key("controls");
    writer.begin_array();
    for (const ui::ControlBox& box : frame.controls) {
        writer.begin_object();
        writer.member("id", box.id);
        write_rect(writer, box.rect);
        writer.end_object();
    }
    writer.end_array();
    writer.key("lines");
    writer.begin_array();
    for (const ui::TextLine& line : frame.lines) {
        writer.begin_object();
        writer.member("id", line.text_id);
        writer.member("text", line.string);
        write_rect(writer, line.rect);
        writer.member("size", static_cast<double>(line.size_px));
        writer.member("semibold", line.semibold);
        writer.member("upwards", line.upwards);
        writer.end_object();
    }
    writer.end_array();
    writer.key("figures");
    writer.begin_array();
    for (const ui::FigureBox& box : frame.figures) {
        writer.begin_object();
        writer.member("block", box.block);
        write_rect(writer, box.rect);
        writer.end_object();
    }
    writer.end_array();
    writer.end_object();
    return_text(writer.text());
}

/// The objects with which all sessions are drawn.
class DrawingState {
public:
    [[nodiscard]] ui::Surface& surface() { return surface_; }

    /// The pointer and focus states; fill them in before each frame.
    [[nodiscard]] ui::Interaction& interaction() { return interaction_; }

    const DrawData* draw(const Page& page, const ui::Viewport& viewport, const ui::Theme& theme,
                         const ui::Fonts& fonts) {
        ImDrawList& list = surface_.begin_frame(viewport.width_px * viewport.density);
        frame_ = ui::draw(list, page, interaction_, viewport, theme, fonts, std::move(frame_));
        surface_.end_frame();
        return_layout(frame_, writer_);
        update_textures();
        commands_.clear();
        for (const ImDrawCmd& command : list.CmdBuffer)
            commands_.push_back({command.ClipRect.x, command.ClipRect.y, command.ClipRect.z, command.ClipRect.w,
                                 static_cast<std::uint32_t>(command.GetTexID()), command.ElemCount, command.IdxOffset});
        data_ = {list.VtxBuffer.Data, static_cast<std::uint32_t>(list.VtxBuffer.Size),
                 list.IdxBuffer.Data, static_cast<std::uint32_t>(list.IdxBuffer.Size),
                 commands_.data(),    static_cast<std::uint32_t>(commands_.size()),
                 frame_.moving};
        return &data_;
    }

    void forget_textures() {
        for (ImTextureData* texture : surface_.atlas().TexList) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        }
    }

private:
    void update_textures() {
        for (ImTextureData* texture : surface_.atlas().TexList) {
            switch (texture->Status) {
                case ImTextureStatus_WantCreate:
                    texture->SetTexID(++last_texture_);
                    texture_create(last_texture_, texture->Width, texture->Height, texture->GetPixels());
                    texture->SetStatus(ImTextureStatus_OK);
                    break;
                case ImTextureStatus_WantUpdates: {
                    const ImTextureRect& rect = texture->UpdateRect;
                    texture_update(static_cast<unsigned>(texture->TexID), rect.x, rect.y, rect.w, rect.h,
                                   texture->Width, texture->GetPixelsAt(rect.x, rect.y));
                    texture->SetStatus(ImTextureStatus_OK);
                    break;
                }
                case ImTextureStatus_WantDestroy:
                    texture_destroy(static_cast<unsigned>(texture->TexID));
                    texture->SetTexID(ImTextureID_Invalid);
                    texture->SetStatus(ImTextureStatus_Destroyed);
                    break;
                default: break;
            }
        }
    }

    // Glyphs such as emoji have colours of their own.
    ui::Surface surface_{ImTextureFormat_RGBA32};
    ui::Interaction interaction_;
    ui::Frame frame_;
    JsonWriter writer_;
    std::vector<DrawCommand> commands_;
    DrawData data_{};
    unsigned last_texture_ = 0;
};

/// Never destroyed: the module lives as long as its page.
DrawingState& drawing() {
    static DrawingState& instance = *new DrawingState;
    return instance;
}

/// The id of the page's control at this index; empty if there is none.
std::string_view id_of(const std::vector<const Control*>& controls, int index) {
    return index < 0 || static_cast<std::size_t>(index) >= controls.size()
               ? std::string_view()
               : std::string_view(controls[static_cast<std::size_t>(index)]->id);
}

}  // namespace

TWOTRACK_EXPORT(twotrack_fonts_create) ui::Fonts* twotrack_fonts_create(unsigned regular_face, unsigned semibold_face) {
    ImFontAtlas& atlas = drawing().surface().atlas();
    return new ui::Fonts(add_canvas_fonts(atlas, regular_face, semibold_face));
}

TWOTRACK_EXPORT(twotrack_fonts_destroy) void twotrack_fonts_destroy(ui::Fonts* fonts) {
    drawing().surface().atlas().RemoveFont(fonts->regular);
    drawing().surface().atlas().RemoveFont(fonts->semibold);
    delete fonts;
}

/// The page of a session to draw.
enum class DrawnPage { Shown, Summary };

/// Draws a page of the session. The returned text contains the places of controls, lines and figures. Controls are
/// given by their index in the page's order, -1 for none; times are those of ui::Motion. The draw data is valid until
/// the next call.
TWOTRACK_EXPORT(twotrack_draw)
const DrawData* twotrack_draw(const SessionHandle* handle, DrawnPage which, const ui::Fonts* fonts,
                              const ui::Theme* theme, float width_px, float density, float text_px, int hovered,
                              int pressed, int focused, int focus_visible, int chosen, float choice_ms, float page_ms) {
    const std::vector<const Control*>& controls = handle->controls();
    // Assigned member by member, so each string keeps its memory.
    ui::Interaction& interaction = drawing().interaction();
    interaction.hovered = id_of(controls, hovered);
    interaction.pressed = id_of(controls, pressed);
    interaction.focused = id_of(controls, focused);
    interaction.focus_visible = focus_visible != 0;
    interaction.motion.page_ms = page_ms;
    interaction.motion.choice_ms = choice_ms;
    interaction.motion.chosen = id_of(controls, chosen);

    const ui::Viewport viewport{.width_px = width_px, .density = density, .text_px = text_px};
    if (which == DrawnPage::Shown) return drawing().draw(handle->page(), viewport, *theme, *fonts);
    const Page summary = build_summary(handle->assessment(), handle->result());
    return drawing().draw(summary, viewport, *theme, *fonts);
}

/// Call after the WebGL context is lost: the next frame creates every texture again.
TWOTRACK_EXPORT(twotrack_textures_lost) void twotrack_textures_lost() { drawing().forget_textures(); }

}  // namespace twotrack::web
