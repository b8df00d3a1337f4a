#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "native/desktop/authoring/file_findings.hpp"
#include "native/desktop/authoring/language_files.hpp"
#include "native/desktop/authoring/settings.hpp"
#include "native/desktop/view/quiz_view.hpp"
#include "ui/base/frame.hpp"
#include "ui/base/theme.hpp"

/// The author's panel beside the page, in Dear ImGui's own widgets: the data that it shows and the requests that it
/// returns.
namespace twotrack::native {

inline constexpr float panel_width_px = 400.0f;
inline constexpr const char* panel_name = "Panel";  ///< the name of ImGui's window

/// The state of simulated respondents.
struct Respondents {
    std::uint64_t next_seed = 1;      ///< the seed of the next random respondent
    std::optional<std::string> name;  ///< the simulated respondent whose answers are shown; nullopt for a person's own
};

/// The data that the panel shows.
struct PanelContent {
    const ui::Theme& theme;
    const QuizView& quiz;
    const Settings& settings;
    const std::vector<LanguageFile>& language_files;
    std::string_view path;                 ///< of the current file
    const std::vector<Finding>* findings;  ///< null until the first check is done
    const Respondents& respondents;
};

/// Requests that the user makes in the panel.
struct GoToPage {
    std::string id;
};
struct CopyText {
    std::string text;
};
struct ChooseLanguage {
    std::string language;
};
struct ChooseSettings {
    Settings settings;
};
struct AnswerRandomly {};
struct AnswerAsArchetype {
    std::size_t index = 0;  ///< an index into archetypes_of
};
struct RemoveAnswers {};
using PanelRequest =
    std::variant<GoToPage, CopyText, ChooseLanguage, ChooseSettings, AnswerRandomly, AnswerAsArchetype, RemoveAnswers>;

/// A visible widget of the panel that can be clicked.
struct PanelItem {
    std::string id;  ///< "page:intro", "theme:dark", …
    ui::Rect rect;   ///< in device pixels
};

/// The result of drawing the panel once.
struct PanelFrame {
    std::vector<PanelRequest> requests;
    std::vector<PanelItem> items;
    float scroll = 0;  ///< how far the content is scrolled, in device pixels
};

/// Draws the panel into the current ImGui frame.
///
/// @param area     in device pixels.
/// @param density  device pixels per CSS pixel.
[[nodiscard]] PanelFrame draw_panel(const PanelContent& content, const ui::Rect& area, float density);

/// Gives ImGui's own widgets the colours of the page's theme.
/// @param font  see load_panel_font.
void style_panel(const ui::Theme& theme, float density, ImFont* font);

}  // namespace twotrack::native
