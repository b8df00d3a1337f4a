#include "native/desktop/authoring/settings.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace twotrack::native {
namespace {

constexpr const char* type_name = "Twotrack";
constexpr std::array<std::pair<std::string_view, ThemeChoice>, 3> theme_names{
    {{"auto", ThemeChoice::Auto}, {"light", ThemeChoice::Light}, {"dark", ThemeChoice::Dark}}};
constexpr std::array<std::pair<std::string_view, WidthChoice>, 4> width_names{{{"free", WidthChoice::Free},
                                                                               {"phone", WidthChoice::Phone},
                                                                               {"tablet", WidthChoice::Tablet},
                                                                               {"desktop", WidthChoice::Desktop}}};
constexpr std::size_t most_closed = 32;

template <class Names>
auto value_of(const Names& names, std::string_view name) -> std::optional<decltype(names[0].second)> {
    const auto found = std::ranges::find(names, name, [](const auto& entry) { return entry.first; });
    if (found == names.end()) return std::nullopt;
    return found->second;
}

template <class Names, class Value>
std::string_view name_of(const Names& names, Value value) {
    return std::ranges::find(names, value, [](const auto& entry) { return entry.second; })->first;
}

/// The settings file can be edited by hand: accepts only these characters in a part's name or a language.
bool is_plain(std::string_view text) {
    return text.size() <= 40 && std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
           });
}

void take_line(Settings& settings, std::string_view line) {
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) return;
    const std::string_view key = line.substr(0, equals), value = line.substr(equals + 1);
    if (key == "Panel") {
        settings.panel = value == "1";
    } else if (key == "Theme") {
        settings.theme = value_of(theme_names, value).value_or(settings.theme);
    } else if (key == "Width") {
        settings.width = value_of(width_names, value).value_or(settings.width);
    } else if (key == "Text") {
        int text_px = 0;
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), text_px);
        const bool is_number = error == std::errc() && end == value.data() + value.size();
        if (is_number && text_px >= least_text_px && text_px <= most_text_px) settings.text_px = text_px;
    } else if (key == "Language") {
        if (is_plain(value)) settings.language = value;
    } else if (key == "Closed") {
        if (is_plain(value) && settings.closed.size() < most_closed) settings.closed.emplace(value);
    }
}

std::string lines_of(const Settings& settings) {
    std::string lines = "Panel=" + std::string(settings.panel ? "1" : "0");
    lines += "\nTheme=" + std::string(name_of(theme_names, settings.theme));
    lines += "\nWidth=" + std::string(name_of(width_names, settings.width));
    lines += "\nText=" + std::to_string(settings.text_px);
    lines += "\nLanguage=" + settings.language + "\n";
    for (const std::string& part : settings.closed) lines += "Closed=" + part + "\n";
    return lines;
}

/// Installs the handler for the lifetime of this object.
class Handler {
public:
    explicit Handler(Settings& settings) {
        ImGuiSettingsHandler handler;
        handler.TypeName = type_name;
        handler.TypeHash = ImHashStr(type_name);
        handler.UserData = &settings;
        handler.ReadOpenFn = [](ImGuiContext*, ImGuiSettingsHandler* self, const char*) { return self->UserData; };
        handler.ReadLineFn = [](ImGuiContext*, ImGuiSettingsHandler*, void* entry, const char* line) {
            take_line(*static_cast<Settings*>(entry), line);
        };
        handler.WriteAllFn = [](ImGuiContext*, ImGuiSettingsHandler* self, ImGuiTextBuffer* buffer) {
            buffer->appendf("[%s][Desktop]\n%s\n", type_name,
                            lines_of(*static_cast<Settings*>(self->UserData)).c_str());
        };
        ImGui::AddSettingsHandler(&handler);
    }
    Handler(const Handler&) = delete;
    Handler& operator=(const Handler&) = delete;
    ~Handler() { ImGui::RemoveSettingsHandler(type_name); }
};

}  // namespace

float width_px(WidthChoice width) {
    switch (width) {
        case WidthChoice::Free: return 0;
        case WidthChoice::Phone: return 360;
        case WidthChoice::Tablet: return 768;
        case WidthChoice::Desktop: return 1120;
    }
    return 0;
}

std::string settings_text(const Settings& settings) {
    Settings written = settings;
    const Handler handler(written);
    return ImGui::SaveIniSettingsToMemory();
}

Settings parse_settings(std::string_view text) {
    Settings settings;
    if (text.empty()) return settings;  // ImGui reads a size of 0 as "zero-terminated"
    const Handler handler(settings);
    ImGui::LoadIniSettingsFromMemory(text.data(), text.size());
    return settings;
}

}  // namespace twotrack::native
