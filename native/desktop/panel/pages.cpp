#include <algorithm>
#include <vector>

#include "native/desktop/panel/parts.hpp"

namespace twotrack::native {
namespace {

/// Stands before the title of a page that is not presented.
const char* reason_of(Absence absence) {
    switch (absence) {
        case Absence::None: return "";
        case Absence::Condition: return "(not with these answers) ";
        case Absence::ShortForm: return "(not in the short form) ";
    }
    return "";
}

}  // namespace

void draw_pages_part(const PanelPart& part) {
    const QuizView& quiz = part.content.quiz;
    if (!quiz.assessment()) return ImGui::TextDisabled("No assessment is open.");
    const std::vector<ListedPage> pages = all_pages_of(*quiz.assessment(), quiz.session());
    const float gap = 12.0f * part.density;
    float column = 96.0f * part.density;
    for (const ListedPage& page : pages) column = std::max(column, ImGui::CalcTextSize(page.id.c_str()).x + gap);
    column = std::min(column, ImGui::GetContentRegionAvail().x / 2);
    const float left = ImGui::GetCursorPosX();
    for (const ListedPage& page : pages) {
        const bool is_here = page.id == quiz.view().page().id;
        ImGui::PushID(page.id.c_str());
        if (ImGui::Selectable("###page", is_here)) part.request(GoToPage{page.id});
        part.note("page:" + page.id);
        ImGui::SameLine(0.0f, 0.0f);
        if (page.absence == Absence::None) ImGui::TextUnformatted(page.id.c_str());
        else ImGui::TextDisabled("%s", page.id.c_str());
        const float id_width = ImGui::CalcTextSize(page.id.c_str()).x;
        ImGui::SameLine(left + std::max(column, id_width + gap));
        ImGui::TextDisabled("%s%s", reason_of(page.absence), one_line(page.title).c_str());
        ImGui::PopID();
    }
}

}  // namespace twotrack::native
