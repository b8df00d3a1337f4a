#include <filesystem>

#include "native/desktop/panel/parts.hpp"

namespace twotrack::native {
namespace {

void draw_finding(const PanelPart& part, const Finding& finding, std::size_t index) {
    const Diagnostic& diagnostic = finding.diagnostic;
    const std::string place = std::filesystem::path(finding.path).filename().string() + ":" +
                              std::to_string(diagnostic.place.line) + ":" + std::to_string(diagnostic.place.column);
    const std::string label = one_line(place) + "  " + std::string(name_of(finding.severity)) + "  " + diagnostic.rule;
    ImGui::PushID(static_cast<int>(index));
    if (finding.page.empty()) {
        ImGui::TextDisabled("%s", label.c_str());
    } else {
        if (ImGui::TextLink(label.c_str())) part.request(GoToPage{finding.page});
        part.note("finding:" + std::to_string(index));
    }
    ImGui::TextWrapped("%s", one_line(diagnostic.sentence).c_str());
    ImGui::PopID();
}

}  // namespace

void draw_findings_part(const PanelPart& part) {
    if (!part.content.findings) return ImGui::TextDisabled("Looking for them \xE2\x80\xA6");
    if (part.content.findings->empty()) return ImGui::TextDisabled("Nothing is wrong or doubtful.");
    for (std::size_t i = 0; i < part.content.findings->size(); ++i) draw_finding(part, (*part.content.findings)[i], i);
}

}  // namespace twotrack::native
