#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "native/background_check.hpp"
#include "native/canvas.hpp"
#include "native/effective_settings.hpp"
#include "native/input_router.hpp"
#include "native/panel.hpp"
#include "native/settings_file.hpp"
#include "native/window.hpp"
#include "native/window_layout.hpp"
#include "native/workbench.hpp"
#include "ui/theme.hpp"

namespace twotrack::native {

/// How the desktop app was started.
struct HostOptions {
    SettingsOverrides overrides;
    bool trace = false;         ///< write to standard output what is on screen, after each change (see trace_line)
    bool still = false;         ///< nothing moves
    std::string settings_path;  ///< see SettingsFile
};

/// Lets a person work an assessment through a window, and its author see at once what they have changed. Draws when
/// there is something new to see, and never else.
class DesktopHost {
public:
    /// @param is_sized  the window has the size that was asked for, and keeps it until a width is chosen.
    DesktopHost(Workbench& bench, Window& window, const HostOptions& options, bool is_sized);

    /// Until the window is closed.
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
    /// One drawing of everything. Whether something was asked for in the panel.
    bool draw();
    void draw_page(const WindowLayout& layout);
    bool draw_panel_beside(const WindowLayout& layout);
    void carry_out(const PanelRequest& request);
    void choose(const Settings& settings);
    void answer_as(Answers answers, std::string name);
    void fit_window(float page_width_px);
    [[nodiscard]] bool is_dark() const { return settings_.shown().theme == ThemeChoice::Dark; }
    [[nodiscard]] ui::Interaction interaction() const;
    const ui::Fonts& fonts();
    void trace();
    void mark_dirty() { bench_.app().view().mark_dirty(); }

    struct RequestHandler;

    Workbench& bench_;
    Window& window_;
    Canvas canvas_;
    SettingsFile settings_file_;
    EffectiveSettings settings_;
    HostOptions options_;
    std::map<std::string, ui::Fonts> fonts_;  ///< by language
    ImFont* panel_font_;
    InputRouter router_;
    PanelFrame panel_frame_;
    Respondents respondents_;
    BackgroundCheck check_;
    int n_settling_ = 0;  ///< so many drawings more until ImGui shows what its input has done

    std::string traced_;
    std::string title_;
    std::optional<std::int64_t> page_since_ms_;  ///< none for the first, which is there from the start
    std::int64_t choice_since_ms_ = 0;
    std::string chosen_;
};

}  // namespace twotrack::native
