#include "native/desktop/panel/panel.hpp"

#include <algorithm>
#include <array>

#include "native/desktop/panel/parts.hpp"
#include "native/program/messages.hpp"

namespace twotrack::native {
namespace {

struct PartEntry {
    const char* id;
    const char* title;
    void (*draw)(const PanelPart&);
};

constexpr std::array parts{
    PartEntry{"view", "View", draw_view_part},
    PartEntry{"respondent", "Respondent", draw_respondents_part},
    PartEntry{"scores", "Scores", draw_scores_part},
    PartEntry{"information", "Information", draw_information_part},
    PartEntry{"findings", "Findings", draw_findings_part},
    PartEntry{"pages", "Pages", draw_pages_part},
    PartEntry{"text", "Page as text", draw_text_part},
};

/// " (1 error, 3 more)", to be seen while the part is closed.
std::string count_of_findings(const std::vector<Finding>& findings) {
    const std::size_t n_errors = n_findings(findings, FindingKind::Error), n_others = findings.size() - n_errors;
    if (n_errors == 0) return " (" + std::to_string(n_others) + ")";
    const std::string errors = std::to_string(n_errors) + (n_errors == 1 ? " error" : " errors");
    return " (" + errors + (n_others > 0 ? ", " + std::to_string(n_others) + " more)" : ")");
}

void draw_header(const PanelPart& part, const PartEntry& each) {
    const Settings& settings = part.content.settings;
    const bool was_open = !settings.closed.contains(each.id);
    ImGui::SetNextItemOpen(was_open);
    std::string label = each.title;
    if (part.content.findings && each.draw == draw_findings_part) label += count_of_findings(*part.content.findings);
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0.0f);
    const bool is_open = ImGui::CollapsingHeader((label + "###" + each.id).c_str());
    ImGui::PopStyleVar();
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

ImU32 PanelPart::colour_of(const Assessment& assessment, std::size_t scale) const {
    const ui::Theme& theme = content.theme;
    if (assessment.decision && scale == assessment.decision->technical_scale) return theme.technical;
    if (assessment.decision && scale == assessment.decision->people_scale) return theme.people;
    return theme.ink_2;
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
        for (const PartEntry& each : parts) draw_header(part, each);
        frame.scroll = ImGui::GetScrollY();
    }
    ImGui::End();
    return frame;
}

void style_panel(const ui::Theme& theme, float density, ImFont* font) {
    ImGuiStyle& style = ImGui::GetStyle();
    style = ImGuiStyle();
    if (ui::luminance(theme.surface) < 0.5f) ImGui::StyleColorsDark();
    else ImGui::StyleColorsLight();
    style.WindowPadding = {12, 12};
    style.FramePadding = {8, 4};
    style.ItemSpacing = {8, 6};
    style.FrameRounding = 6;
    style.GrabRounding = 6;
    style.WindowBorderSize = 0;
    style.FrameBorderSize = 1;
    const auto set = [&](ImGuiCol name, ImU32 colour) { style.Colors[name] = ImGui::ColorConvertU32ToFloat4(colour); };
    set(ImGuiCol_WindowBg, theme.surface);
    set(ImGuiCol_Text, theme.ink);
    set(ImGuiCol_TextDisabled, theme.ink_3);
    set(ImGuiCol_TextLink, theme.accent_ink);
    set(ImGuiCol_Border, theme.line_2);
    set(ImGuiCol_Separator, theme.line);
    set(ImGuiCol_Header, theme.raised);
    set(ImGuiCol_CheckMark, theme.accent);
    set(ImGuiCol_NavCursor, theme.accent);
    set(ImGuiCol_ScrollbarBg, theme.surface);
    set(ImGuiCol_ScrollbarGrab, theme.line_2);
    set(ImGuiCol_ScrollbarGrabHovered, theme.ink_3);
    set(ImGuiCol_ScrollbarGrabActive, theme.ink_3);
    for (const ImGuiCol control : {ImGuiCol_FrameBg, ImGuiCol_Button}) set(control, theme.surface);
    for (const ImGuiCol hovered : {ImGuiCol_FrameBgHovered, ImGuiCol_ButtonHovered, ImGuiCol_HeaderHovered})
        set(hovered, theme.accent_soft);
    for (const ImGuiCol pressed : {ImGuiCol_FrameBgActive, ImGuiCol_ButtonActive, ImGuiCol_HeaderActive})
        set(pressed, ui::mix(theme.accent_soft, theme.accent, 0.25f));
    style.ScaleAllSizes(density);
    style.FontSizeBase = 16.0f * density;
    ImGui::GetIO().FontDefault = font;
}

}  // namespace twotrack::native
