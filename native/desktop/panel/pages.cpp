#include <algorithm>
#include <vector>

#include "core/quiz/page_list.hpp"
#include "native/desktop/panel/parts.hpp"

namespace twotrack::native {

void draw_pages_part(const PanelPart& part) {
    const QuizView& quiz = part.content.quiz;
    if (!quiz.assessment()) return ImGui::TextDisabled("No assessment is open.");
    const std::vector<PageEntry> pages = pages_of(*quiz.assessment(), quiz.session());
    const float gap = 12.0f * part.density;
    float column = 96.0f * part.density;
    for (const PageEntry& page : pages) column = std::max(column, ImGui::CalcTextSize(page.id.c_str()).x + gap);
    column = std::min(column, ImGui::GetContentRegionAvail().x / 2);
    const float left = ImGui::GetCursorPosX();
    for (const PageEntry& page : pages) {
        const bool is_here = page.id == quiz.view().page().id;
        ImGui::PushID(page.id.c_str());
        if (ImGui::Selectable("###page", is_here)) part.request(GoToPage{page.id});
        part.note("page:" + page.id);
        ImGui::SameLine(0.0f, 0.0f);
        ImGui::TextUnformatted(page.id.c_str());
        const float id_width = ImGui::CalcTextSize(page.id.c_str()).x;
        ImGui::SameLine(left + std::max(column, id_width + gap));
        ImGui::TextDisabled("%s", one_line(page.title).c_str());
        ImGui::PopID();
    }
}

}  // namespace twotrack::native
