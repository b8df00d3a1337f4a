/// Draws frames as the widget does. callgrind counts their instructions (tests/bench/frames.test.mjs): each call of
/// count_frame is one frame. It has a C name, which --toggle-collect needs.
///
/// usage: frame_cost          the pages that are recorded, three frames each
///        frame_cost --all    one steady frame of every page there is
///
/// Prints the content of each frame as a line of JSON, in the order of the calls.
#include <cstdio>
#include <cstring>

#include "core/quiz/quiz.hpp"
#include "tests/bench/samples.hpp"
#include "tests/support/cpp/career_track.hpp"
#include "tests/ui/support/canvas.hpp"

using namespace twotrack;

namespace {

/// A widget: a session of the career track and the objects that draw it. ImGui's own font replaces the browser's.
struct Widget {
    const Assessment& assessment = test::career_track();
    Session session;
    ui::Viewport viewport;
    test::Canvas canvas = {};
    Page page = {};
    ui::Frame frame = {};
    bool changed = true;  ///< the session, since the page was built
};

/// Handles the atlas's requests for its textures, as a host does. Returns how many textures were uploaded.
int upload(ImFontAtlas& atlas) {
    int n = 0;
    for (ImTextureData* texture : atlas.TexList) {
        const bool is_new = texture->Status == ImTextureStatus_WantCreate;
        if (is_new || texture->Status == ImTextureStatus_WantUpdates) {
            ++n;
            texture->SetTexID(1);
            texture->SetStatus(ImTextureStatus_OK);
        } else if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        }
    }
    return n;
}

}  // namespace

extern "C" [[gnu::noinline]] void count_frame(Widget& widget) {
    if (widget.changed) widget.page = build_page(widget.assessment, widget.session);
    widget.changed = false;
    widget.frame = widget.canvas.draw(widget.page, widget.viewport, {}, ui::light_theme(), std::move(widget.frame));
}

namespace {

void frame(Widget& widget, const char* what) {
    count_frame(widget);
    const ImDrawList& list = widget.canvas.list();
    std::printf(R"({"page": "%s", "width": %.0f, "frame": "%s", "draw_calls": %d, "vertices": %d, "uploads": %d})"
                "\n",
                widget.page.id.c_str(), static_cast<double>(widget.viewport.width_px), what, list.CmdBuffer.Size,
                list.VtxBuffer.Size, upload(widget.canvas.atlas()));
}

/// @param item  the item whose answer changes before the last frame
void three_frames(const Session& session, float width_px, std::size_t item) {
    Widget widget{.session = session, .viewport = {.width_px = width_px, .density = 2}};
    frame(widget, "first");
    frame(widget, "steady");
    Response& answer = widget.session.answers[item];
    answer = answer == 0 ? 1 : 0;
    widget.changed = true;
    frame(widget, "changed answer");
}

Session on_page(Session session, Position position) {
    session.position = position;
    return session;
}

void every_page_once() {
    const Assessment& assessment = test::career_track();
    std::vector<Session> sessions{start_session(assessment, 0)};
    for (const Card& card : assessment.cards) sessions.push_back(test::at_question(card.first_item, 1));
    for (std::size_t section = 1; section < assessment.sections.size(); ++section)
        sessions.push_back(on_page(test::at_report(3, 1), {Position::Kind::Section, section}));
    sessions.push_back(on_page(test::at_report(3, 1), {Position::Kind::Review, 0}));
    for (const auto& [technical, people] : {std::pair{4, 0}, {0, 4}, {3, 2}, {4, 4}, {0, 0}, {2, 2}})
        sessions.push_back(test::at_report(technical, people));
    for (const float width_px : {360.0f, 768.0f})
        for (const Session& session : sessions) {
            Widget widget{.session = session, .viewport = {.width_px = width_px, .density = 2}};
            widget.canvas.draw(build_page(assessment, session), widget.viewport);
            frame(widget, "all");
        }
}

}  // namespace

int main(int n_arguments, char** arguments) {
    if (n_arguments > 1 && std::strcmp(arguments[1], "--all") == 0) {
        every_page_once();
        return 0;
    }
    for (const float width_px : {360.0f, 768.0f}) {
        three_frames(test::at_report(4, 0), width_px, 0);
        three_frames(on_page(test::at_report(4, 0), {Position::Kind::Review, 0}), width_px, 0);
        three_frames(test::at_question(0, 3), width_px, 0);
    }
}
