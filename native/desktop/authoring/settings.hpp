#pragma once

#include <set>
#include <string>
#include <string_view>

namespace twotrack::native {

enum class ThemeChoice { Auto, Light, Dark };
/// The page's width: that of a device's screen, or as much as the window allows.
enum class WidthChoice { Free, Phone, Tablet, Desktop };

/// In CSS pixels; 0 for Free.
[[nodiscard]] float width_px(WidthChoice width);

/// The user's choices, saved for the next start.
struct Settings {
    bool panel = false;  ///< whether it is shown
    ThemeChoice theme = ThemeChoice::Auto;
    WidthChoice width = WidthChoice::Free;
    int text_px = 16;              ///< of body text, least_text_px to most_text_px
    std::string language;          ///< BCP 47; empty for the language of the opened file
    std::set<std::string> closed;  ///< ids of the panel's collapsed parts
    friend bool operator==(const Settings&, const Settings&) = default;
};
inline constexpr int least_text_px = 10, most_text_px = 40;

/// The settings in Dear ImGui's own format: "[Twotrack][Desktop]" and one line for each. Reading and writing install an
/// ImGuiSettingsHandler in the current ImGui context for their duration.
[[nodiscard]] std::string settings_text(const Settings& settings);

/// Parses settings_text. A line that is damaged or unknown, or has an invalid value, leaves its setting at the default.
[[nodiscard]] Settings parse_settings(std::string_view text);

}  // namespace twotrack::native
