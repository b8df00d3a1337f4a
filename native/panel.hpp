#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "native/checkup.hpp"
#include "native/desktop_app.hpp"
#include "native/settings.hpp"
#include "native/translations.hpp"
#include "ui/frame.hpp"
#include "ui/theme.hpp"

/// The author's panel beside the page, in Dear ImGui's own widgets: what it shows of the assessment and the session,
/// and what is asked for in it.
namespace twotrack::native {

inline constexpr float panel_width_px = 400.0f;
inline constexpr const char* panel_name = "Panel";  ///< of ImGui's window

/// Of the respondents that were filled in.
struct Respondents {
    std::uint64_t next_seed = 1;      ///< of the next random one
    std::optional<std::string> name;  ///< of the one whose answers these are; none for a person's own
};

/// What the panel shows.
struct PanelContent {
    const ui::Theme& theme;
    const DesktopApp& app;
    const Settings& settings;
    const std::vector<LanguageFile>& language_files;
    std::string_view path;                 ///< of the file that is shown
    const std::vector<Finding>* findings;  ///< null while they are looked for
    const Respondents& respondents;
};

/// What is asked for.
struct GoToPage {
    std::string id;
};
struct ChooseLanguage {
    std::string language;
};
struct ChooseSettings {
    Settings settings;
};
struct AnswerRandomly {};
struct AnswerAsArchetype {
    std::size_t index = 0;  ///< in archetypes_of
};
struct RemoveAnswers {};
using PanelRequest =
    std::variant<GoToPage, ChooseLanguage, ChooseSettings, AnswerRandomly, AnswerAsArchetype, RemoveAnswers>;

/// Something in the panel that can be clicked, where it can be seen.
struct PanelItem {
    std::string id;  ///< "page:intro", "theme:dark", …
    ui::Rect rect;   ///< in device pixels
};

/// One drawing of the panel.
struct PanelFrame {
    std::vector<PanelRequest> requests;
    std::vector<PanelItem> items;
    float scroll = 0;  ///< how far its content is scrolled up, in device pixels
};

/// Draws the panel into the current ImGui frame.
///
/// @param area     in device pixels.
/// @param density  device pixels for each CSS pixel.
[[nodiscard]] PanelFrame draw_panel(const PanelContent& content, const ui::Rect& area, float density);

/// Gives ImGui's own widgets the colours of the page beside them.
/// @param font  see load_panel_font.
void style_panel(const ui::Theme& theme, float density, ImFont* font);

}  // namespace twotrack::native
