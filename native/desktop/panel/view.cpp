#include <array>
#include <utility>

#include "native/desktop/panel/parts.hpp"

namespace twotrack::native {
namespace {

constexpr std::array<std::pair<const char*, ThemeChoice>, 3> themes{
    {{"auto", ThemeChoice::Auto}, {"light", ThemeChoice::Light}, {"dark", ThemeChoice::Dark}}};
struct WidthEntry {
    const char* id;
    const char* label;
    WidthChoice width;
};
constexpr std::array widths{
    WidthEntry{"phone", "phone 360", WidthChoice::Phone}, WidthEntry{"tablet", "tablet 768", WidthChoice::Tablet},
    WidthEntry{"desktop", "desktop 1120", WidthChoice::Desktop}, WidthEntry{"free", "free", WidthChoice::Free}};
constexpr std::array text_sizes{14, 16, 20, 24, 32};

/// A name followed by choices, in one row or in several if there is no room.
class Row {
public:
    Row(const PanelPart& part, const char* name) : part_(part) {
        ImGui::AlignTextToFramePadding();
        ImGui::TextUnformatted(name);
    }

    /// Adds a choice. Returns whether it was clicked.
    [[nodiscard]] bool choice(const std::string& id, const std::string& label, bool is_chosen) {
        const float indent = 92.0f * part_.density;
        const float width =
            ImGui::GetFrameHeight() + ImGui::GetStyle().ItemInnerSpacing.x + ImGui::CalcTextSize(label.c_str()).x;
        if (is_first_) {
            ImGui::SameLine(indent);
        } else {
            ImGui::SameLine();
            if (ImGui::GetContentRegionAvail().x < width) {
                ImGui::NewLine();
                ImGui::SetCursorPosX(indent);
            }
        }
        is_first_ = false;
        const bool clicked = ImGui::RadioButton((label + "###" + id).c_str(), is_chosen);
        part_.note(id);
        return clicked && !is_chosen;
    }

private:
    const PanelPart& part_;
    bool is_first_ = true;
};

void draw_languages(const PanelPart& part) {
    Row row(part, "Language");
    for (const LanguageFile& file : part.content.language_files) {
        const std::string label = file.language.empty() ? "original" : file.language;
        if (row.choice("language:" + file.language, label, file.path == part.content.path))
            part.request(ChooseLanguage{file.language});
    }
}

}  // namespace

void draw_view_part(const PanelPart& part) {
    const Settings& now = part.content.settings;
    const auto change = [&](auto alter) {
        Settings settings = now;
        alter(settings);
        part.request(ChooseSettings{std::move(settings)});
    };
    draw_languages(part);
    Row theme(part, "Theme");
    for (const auto& each : themes)
        if (theme.choice("theme:" + std::string(each.first), each.first, now.theme == each.second))
            change([&](Settings& settings) { settings.theme = each.second; });
    Row width(part, "Width");
    for (const WidthEntry& each : widths)
        if (width.choice("width:" + std::string(each.id), each.label, now.width == each.width))
            change([&](Settings& settings) { settings.width = each.width; });
    Row text(part, "Text");
    for (const int size : text_sizes)
        if (text.choice("text:" + std::to_string(size), std::to_string(size), now.text_px == size))
            change([&](Settings& settings) { settings.text_px = size; });
}

}  // namespace twotrack::native
