#include <algorithm>
#include <array>
#include <filesystem>
#include <vector>

#include "native/desktop/panel/parts.hpp"

namespace twotrack::native {
namespace {

/// One line of the list: the place of a finding, or a line of its sentence.
struct FindingLine {
    const Finding* finding = nullptr;
    std::size_t index = 0;  ///< of the finding
    std::string text;
    bool is_place = false;
};

std::string place_of(const Finding& finding) {
    const SourceLocation& place = finding.diagnostic.place;
    return one_line(std::filesystem::path(finding.path).filename().string()) + ":" + std::to_string(place.line) + ":" +
           std::to_string(place.column) + "  " + finding.diagnostic.rule;
}

std::string line_in_file(const Finding& finding) {
    const SourceLocation& place = finding.diagnostic.place;
    return finding.path + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
}

/// The lines of the findings of this kind. All lines have the same height, so ImGui knows which of them are visible.
std::vector<FindingLine> lines_of_findings(const std::vector<Finding>& findings, FindingKind kind, float width) {
    ImFont& font = *ImGui::GetFont();
    const float size = ImGui::GetFontSize();
    std::vector<FindingLine> lines;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        if (findings[i].kind != kind) continue;
        lines.push_back({&findings[i], i, place_of(findings[i]), true});
        const std::string sentence = one_line(findings[i].diagnostic.sentence);
        for (const char *at = sentence.data(), *const end = at + sentence.size(); at < end;) {
            const char* const wrapped = std::max(font.CalcWordWrapPosition(size, at, end, width), at + 1);
            lines.push_back({&findings[i], i, std::string(at, wrapped), false});
            at = wrapped;
            while (at < end && *at == ' ') ++at;
        }
    }
    return lines;
}

void draw_finding_line(const PanelPart& part, const FindingLine& line) {
    if (!line.is_place) return ImGui::TextUnformatted(line.text.c_str());
    ImGui::PushID(static_cast<int>(line.index));
    if (ImGui::TextLink(line.text.c_str())) {
        // What is on no page has a place in the file, which editors open.
        if (line.finding->page.empty()) part.request(CopyText{line_in_file(*line.finding)});
        else part.request(GoToPage{line.finding->page});
    }
    part.note("finding:" + std::to_string(line.index));
    ImGui::PopID();
}

void draw_finding_lines(const PanelPart& part, FindingKind kind) {
    const auto lines = lines_of_findings(*part.content.findings, kind, ImGui::GetContentRegionAvail().x);
    ImGui::PushStyleVarY(ImGuiStyleVar_ItemSpacing, 2.0f * part.density);
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(lines.size()));
    while (clipper.Step())
        for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
            draw_finding_line(part, lines[static_cast<std::size_t>(i)]);
    ImGui::PopStyleVar();
}

struct FindingGroup {
    FindingKind kind;
    const char* id;
    const char* title;
    bool is_open;  ///< at first: a translation that is half done has many findings, and its author knows
};

constexpr std::array groups{FindingGroup{FindingKind::Error, "errors", "Errors", true},
                            FindingGroup{FindingKind::Warning, "warnings", "Warnings", true},
                            FindingGroup{FindingKind::Translation, "translations", "Translations", false}};

}  // namespace

std::size_t n_findings(const std::vector<Finding>& findings, FindingKind kind) {
    return static_cast<std::size_t>(std::ranges::count(findings, kind, &Finding::kind));
}

void draw_findings_part(const PanelPart& part) {
    if (!part.content.findings) return ImGui::TextDisabled("Looking for them \xE2\x80\xA6");
    if (part.content.findings->empty()) return ImGui::TextDisabled("Nothing is wrong or doubtful.");
    for (const FindingGroup& group : groups) {
        const std::size_t n = n_findings(*part.content.findings, group.kind);
        if (n == 0) continue;
        const std::string label = std::string(group.title) + " (" + std::to_string(n) + ")###" + group.id;
        ImGui::SetNextItemOpen(group.is_open, ImGuiCond_Once);
        const bool is_open = ImGui::TreeNodeEx(label.c_str(), ImGuiTreeNodeFlags_NoTreePushOnOpen);
        part.note("findings:" + std::string(group.id));
        if (is_open) draw_finding_lines(part, group.kind);
    }
}

}  // namespace twotrack::native
