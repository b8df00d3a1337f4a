#include "core/page_list.hpp"
#include "native/panel_parts.hpp"

namespace twotrack::native {

void draw_pages_part(const PanelPart& part) {
    const DesktopApp& app = part.content.app;
    if (!app.assessment()) return ImGui::TextDisabled("No assessment is open.");
    for (const PageEntry& page : pages_of(*app.assessment(), app.session())) {
        const bool is_here = page.id == app.view().page().id;
        ImGui::PushID(page.id.c_str());
        if (ImGui::Selectable("###page", is_here)) part.request(GoToPage{page.id});
        part.note("page:" + page.id);
        ImGui::SameLine(0.0f, 0.0f);
        ImGui::TextUnformatted(page.id.c_str());
        ImGui::SameLine(96.0f * part.density);
        ImGui::TextDisabled("%s", one_line(page.title).c_str());
        ImGui::PopID();
    }
}

}  // namespace twotrack::native
