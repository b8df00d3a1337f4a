// Drawing as JavaScript calls it. One atlas and one draw list serve every session: a frame draws one page, and nothing
// lives from one frame to the next but the glyphs.
#include <imgui.h>

#include <cstdint>
#include <vector>

#include "core/json_writer.hpp"
#include "core/page.hpp"
#include "ui/draw.hpp"
#include "ui/surface.hpp"
#include "web/canvas_font_loader.hpp"
#include "web/exports.hpp"

namespace twotrack::web {
namespace {

#define TWOTRACK_IMPORT(name) extern "C" __attribute__((import_module("twotrack"), import_name(#name)))

TWOTRACK_IMPORT(texture_create) void texture_create(unsigned id, int width, int height, const void* coverage);
/// The rectangle (x, y, width, height) of a texture whose rows lie `row_length` bytes apart.
TWOTRACK_IMPORT(texture_update)
void texture_update(unsigned id, int x, int y, int width, int height, int row_length, const void* coverage);
TWOTRACK_IMPORT(texture_destroy) void texture_destroy(unsigned id);

/// A draw command as JavaScript reads it: six words and floats of four bytes.
struct Command {
    float clip_left, clip_top, clip_right, clip_bottom;
    std::uint32_t texture;
    std::uint32_t n_indices;
    std::uint32_t first_index;
};

/// All that a renderer needs, as JavaScript reads it: words of four bytes.
struct DrawData {
    const ImDrawVert* vertices;
    std::uint32_t n_vertices;
    const ImDrawIdx* indices;
    std::uint32_t n_indices;
    const Command* commands;
    std::uint32_t n_commands;
};
static_assert(sizeof(ImDrawVert) == 20 && sizeof(ImDrawIdx) == 4 && sizeof(Command) == 28);

/// What all sessions are drawn with.
class Drawing {
public:
    [[nodiscard]] ui::Surface& surface() { return surface_; }

    const DrawData* finish(ImDrawList& list) {
        surface_.end_frame();
        update_textures();
        commands_.clear();
        for (const ImDrawCmd& command : list.CmdBuffer)
            commands_.push_back({command.ClipRect.x, command.ClipRect.y, command.ClipRect.z, command.ClipRect.w,
                                 static_cast<std::uint32_t>(command.GetTexID()), command.ElemCount, command.IdxOffset});
        data_ = {list.VtxBuffer.Data, static_cast<std::uint32_t>(list.VtxBuffer.Size),
                 list.IdxBuffer.Data, static_cast<std::uint32_t>(list.IdxBuffer.Size),
                 commands_.data(),    static_cast<std::uint32_t>(commands_.size())};
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
                                   texture->GetPitch(), texture->GetPixelsAt(rect.x, rect.y));
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

    ui::Surface surface_;
    std::vector<Command> commands_;
    DrawData data_{};
    unsigned last_texture_ = 0;
};

/// Never destroyed: the module lives as long as its page.
Drawing& drawing() {
    static Drawing& instance = *new Drawing;
    return instance;
}

void write_rect(JsonWriter& writer, const ui::Rect& rect) {
    writer.key("rect");
    writer.begin_array();
    for (const float value : {rect.x, rect.y, rect.width, rect.height}) writer.value(static_cast<double>(value));
    writer.end_array();
}

/// Where everything is, for the form that lies over the drawing.
std::string frame_json(const ui::Frame& frame) {
    JsonWriter writer;
    writer.begin_object();
    writer.member("height", static_cast<double>(frame.height_px));
    writer.member("moving", frame.moving);
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
    return writer.take();
}

std::string id_of(const std::vector<const Control*>& controls, int index) {
    return index < 0 || static_cast<std::size_t>(index) >= controls.size()
               ? std::string()
               : controls[static_cast<std::size_t>(index)]->id;
}

}  // namespace

TWOTRACK_EXPORT(twotrack_fonts_create) ui::Fonts* twotrack_fonts_create(unsigned regular_face, unsigned semibold_face) {
    ImFontAtlas& atlas = drawing().surface().atlas();
    return new ui::Fonts{add_canvas_font(atlas, regular_face), add_canvas_font(atlas, semibold_face)};
}

TWOTRACK_EXPORT(twotrack_fonts_destroy) void twotrack_fonts_destroy(ui::Fonts* fonts) {
    drawing().surface().atlas().RemoveFont(fonts->regular);
    drawing().surface().atlas().RemoveFont(fonts->semibold);
    delete fonts;
}

/// Which page of a session.
enum class Subject { Shown, Summary };

/// Draws a page of the session. The returned text tells where everything is. Controls are named by their place in the
/// page's order, -1 for none; times are ui::Motion's. The draw data is valid until the next call.
TWOTRACK_EXPORT(twotrack_draw)
const DrawData* twotrack_draw(const SessionHandle* handle, Subject subject, const ui::Fonts* fonts,
                              const ui::Theme* theme, float width_px, float density, float text_px, int hovered,
                              int pressed, int focused, int focus_visible, int chosen, float choice_ms, float page_ms) {
    const Assessment& assessment = *handle->assessment;
    const Page page = subject == Subject::Summary
                          ? build_summary(assessment, score_session(assessment, handle->session))
                          : build_page(assessment, handle->session);
    const auto controls = controls_of(page);
    const ui::Interaction interaction{id_of(controls, hovered),
                                      id_of(controls, pressed),
                                      id_of(controls, focused),
                                      focus_visible != 0,
                                      {page_ms, choice_ms, id_of(controls, chosen)}};

    ImDrawList& list = drawing().surface().begin_frame(width_px * density);
    const ui::Frame frame = ui::draw(list, page, interaction,
                                     {.width_px = width_px, .density = density, .text_px = text_px}, *theme, *fonts);
    return_text(frame_json(frame));
    return drawing().finish(list);
}

/// After a lost context: the textures are gone, and each is created anew in the next frame.
TWOTRACK_EXPORT(twotrack_textures_lost) void twotrack_textures_lost() { drawing().forget_textures(); }

}  // namespace twotrack::web
