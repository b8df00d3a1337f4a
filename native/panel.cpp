#include "native/panel.hpp"

#include <algorithm>
#include <array>

#include "native/messages.hpp"
#include "native/panel_parts.hpp"

namespace twotrack::native {
namespace {

struct Part {
    const char* id;
    const char* title;
    void (*draw)(const PanelPart&);
};

constexpr std::array parts{
    Part{"view", "View", draw_view_part},
    Part{"respondent", "Respondent", draw_respondents_part},
    Part{"scores", "Scores", draw_scores_part},
    Part{"information", "Information", draw_information_part},
    Part{"findings", "Findings", draw_findings_part},
    Part{"pages", "Pages", draw_pages_part},
    Part{"text", "Page as text", draw_text_part},
};

void draw_header(const PanelPart& part, const Part& each) {
    const Settings& settings = part.content.settings;
    const bool was_open = !settings.closed.contains(each.id);
    ImGui::SetNextItemOpen(was_open);
    std::string label = each.title;
    if (part.content.findings && each.draw == draw_findings_part)
        label += " (" + std::to_string(part.content.findings->size()) + ")";
    const bool is_open = ImGui::CollapsingHeader((label + "###" + each.id).c_str());
    part.note("part:" + std::string(each.id));
    if (is_open != was_open) {
        Settings changed = settings;
        if (is_open) changed.closed.erase(each.id);
        else changed.closed.insert(each.id);
        part.request(ChooseSettings{std::move(changed)});
    }
    if (!is_open) return;
    ImGui::PushID(each.id);
    ImGui::Indent(4.0f * part.density);
    each.draw(part);
    ImGui::Unindent(4.0f * part.density);
    ImGui::Spacing();
    ImGui::PopID();
}

}  // namespace

void PanelPart::note(std::string id) const {
    const ImVec2 least = ImGui::GetItemRectMin(), most = ImGui::GetItemRectMax();
    if (!ImGui::IsItemVisible()) return;
    frame.items.push_back({std::move(id), {least.x, least.y, most.x - least.x, most.y - least.y}});
}

bool PanelPart::flowing_button(const std::string& id, const std::string& label, bool is_first) const {
    const ImGuiStyle& style = ImGui::GetStyle();
    const float width = ImGui::CalcTextSize(label.c_str()).x + 2 * style.FramePadding.x;
    if (!is_first) {
        ImGui::SameLine();
        if (ImGui::GetContentRegionAvail().x < width) ImGui::NewLine();
    }
    const bool clicked = ImGui::Button((label + "###" + id).c_str());
    note(id);
    return clicked;
}

PanelFrame draw_panel(const PanelContent& content, const ui::Rect& area, float density) {
    PanelFrame frame;
    const PanelPart part{content, frame, density};
    ImGui::SetNextWindowPos({area.x, area.y});
    ImGui::SetNextWindowSize({area.width, area.height});
    constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration & ~ImGuiWindowFlags_NoScrollbar;
    if (ImGui::Begin(panel_name, nullptr,
                     flags | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                         ImGuiWindowFlags_AlwaysVerticalScrollbar)) {
        ImGui::TextWrapped("%s", one_line(content.path).c_str());
        ImGui::TextDisabled("F1 hides this, F6 takes the keys here and back");
        ImGui::Spacing();
        for (const Part& each : parts) draw_header(part, each);
        frame.scroll = ImGui::GetScrollY();
    }
    ImGui::End();
    return frame;
}

void style_panel(bool is_dark, float density, ImFont* font) {
    ImGuiStyle& style = ImGui::GetStyle();
    style = ImGuiStyle();
    if (is_dark) ImGui::StyleColorsDark();
    else ImGui::StyleColorsLight();
    style.WindowPadding = {12, 12};
    style.FramePadding = {8, 4};
    style.ItemSpacing = {8, 6};
    style.FrameRounding = 4;
    style.GrabRounding = 4;
    style.WindowBorderSize = 1;
    style.FrameBorderSize = 1;
    // Beside what is said in them, ImGui's greys are too faint to read.
    style.Colors[ImGuiCol_TextDisabled] =
        ImGui::ColorConvertU32ToFloat4(is_dark ? IM_COL32(0xA6, 0xAD, 0xBB, 255) : IM_COL32(0x5B, 0x64, 0x75, 255));
    style.Colors[ImGuiCol_TextLink] =
        ImGui::ColorConvertU32ToFloat4(is_dark ? IM_COL32(0x86, 0xA8, 0xF7, 255) : IM_COL32(0x1F, 0x4F, 0xB8, 255));
    style.ScaleAllSizes(density);
    style.FontSizeBase = 16.0f * density;
    ImGui::GetIO().FontDefault = font;
}

}  // namespace twotrack::native
