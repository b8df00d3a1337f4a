#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "native/desktop/authoring/background_check.hpp"
#include "native/desktop/authoring/effective_settings.hpp"
#include "native/desktop/authoring/live_document.hpp"
#include "native/desktop/authoring/settings_file.hpp"
#include "native/desktop/graphics/imgui_frame.hpp"
#include "native/desktop/graphics/window.hpp"
#include "native/desktop/input/input_router.hpp"
#include "native/desktop/link_opener.hpp"
#include "native/desktop/panel/panel.hpp"
#include "native/desktop/window_layout.hpp"
#include "ui/base/theme.hpp"

namespace twotrack::native {

/// How the desktop app was started.
struct DesktopOptions {
    SettingsOverrides overrides;
    bool trace = false;         ///< after each change, write the screen's content to standard output (see trace_line)
    bool still = false;         ///< no animation
    std::string settings_path;  ///< see SettingsFile
    std::string state_folder;   ///< remembers the window and the answers; empty: nothing is remembered
};

/// Runs an assessment in a window. The respondent works through it; its author sees each saved change at once. Draws
/// only when there is something new to show.
class DesktopApp {
public:
    /// @param is_sized  the window has the size that the user asked for, and keeps it until a width is chosen.
    DesktopApp(LiveDocument& document, Window& window, const DesktopOptions& options, bool is_sized);

    /// Runs until the window is closed.
    void run();

private:
    [[nodiscard]] WindowLayout layout();
    /// Of the banner, in a page of this width.
    [[nodiscard]] ui::Viewport banner_viewport(float page_width_px) const;

    void take(const InputEvent& event);
    void take_page_event(InputEvent event);
    void take(Window::Command command);
    void look_at_files();

    void paint();
    /// Draws everything once. Returns whether the panel made a request.
    bool draw();
    void draw_page(const WindowLayout& layout);
    bool draw_panel_beside(const WindowLayout& layout);
    void carry_out(const PanelRequest& request);
    void choose(const Settings& settings);
    void answer_as(Answers answers, std::string name);
    void fit_window(float page_width_px);
    /// The window's width for this width of the page, or for the chosen one, with the panel.
    [[nodiscard]] float width_with(float page_width_px) const;
    /// Where the window's place is kept; empty for nowhere.
    [[nodiscard]] std::string placement_path() const;
    void show_window();
    void keep_window() const;
    /// Names the page, the file and the program.
    void update_title();
    [[nodiscard]] bool is_dark() const { return settings_.shown().theme == ThemeChoice::Dark; }
    void open_link(const std::string& address);
    /// Shows a sentence below the page until the person does something else.
    void notify(std::string notice);
    /// What is shown below the page: a notice, or the address of the link that is pointed at or has the focus.
    [[nodiscard]] std::string status() const;
    [[nodiscard]] ui::Interaction interaction() const;
    [[nodiscard]] Window::Cursor cursor() const;
    const ui::Fonts& fonts();
    void trace();
    void mark_dirty() { document_.quiz().view().mark_dirty(); }

    struct RequestHandler;

    LiveDocument& document_;
    Window& window_;
    ImguiFrame imgui_frame_;
    SettingsFile settings_file_;
    EffectiveSettings settings_;
    DesktopOptions options_;
    std::map<std::string, ui::Fonts> fonts_;  ///< by language
    ImFont* panel_font_;
    InputRouter router_;
    PanelFrame panel_frame_;
    Respondents respondents_;
    BackgroundCheck check_;
    LinkOpener links_;
    std::string notice_;
    bool has_unkept_actions_ = false;
    int n_settling_ = 0;  ///< drawings left until ImGui shows the effect of its input

    std::string traced_;
    std::string titled_;  ///< the page and the version that the title names
    bool is_sized_ = false;
    std::optional<std::int64_t> page_since_ms_;  ///< nullopt for the first page, which appears without motion
    std::int64_t choice_since_ms_ = 0;
    std::string chosen_;
};

}  // namespace twotrack::native
