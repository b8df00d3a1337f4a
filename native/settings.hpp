#pragma once

#include <set>
#include <string>
#include <string_view>

namespace twotrack::native {

enum class ThemeChoice { Auto, Light, Dark };
/// How wide the page is: as a device's screen, or as the window leaves room.
enum class WidthChoice { Free, Phone, Tablet, Desktop };

/// In CSS pixels; 0 for Free.
[[nodiscard]] float width_px(WidthChoice width);

/// What a person has chosen, and finds again the next time.
struct Settings {
    bool panel = false;  ///< shown
    ThemeChoice theme = ThemeChoice::Auto;
    WidthChoice width = WidthChoice::Free;
    int text_px = 16;              ///< of body text, least_text_px to most_text_px
    std::string language;          ///< BCP 47; empty for the one that is opened
    std::set<std::string> closed;  ///< the panel's parts that are folded, by id
    friend bool operator==(const Settings&, const Settings&) = default;
};
inline constexpr int least_text_px = 10, most_text_px = 40;

/// The settings as Dear ImGui's own settings text, "[Twotrack][Desktop]" and a line for each. It has a handler
/// (ImGuiSettingsHandler) while they are written or read, in the current ImGui context.
[[nodiscard]] std::string settings_text(const Settings& settings);

/// Reads them back. A line that is damaged or unknown, or says what cannot be, leaves its setting as it is by default.
[[nodiscard]] Settings parse_settings(std::string_view text);

}  // namespace twotrack::native
