#include <CLI/CLI.hpp>

#include <optional>
#include <string>

#include "native/desktop/authoring/live_document.hpp"
#include "native/desktop/authoring/user_folders.hpp"
#include "native/desktop/clock.hpp"
#include "native/desktop/default_assessment.hpp"
#include "native/desktop/graphics/window.hpp"
#include "native/desktop/host.hpp"
#include "native/desktop/input/window_size.hpp"
#include "native/desktop/screenshot_command.hpp"
#include "native/program/command_line.hpp"
#include "native/program/messages.hpp"
#include "native/program/standard_output.hpp"

namespace {

using namespace twotrack;
using namespace twotrack::native;

std::optional<WindowSize> parse_size(const std::string& text) {
    unsigned width = 0, height = 0;
    char rest = 0;
    if (std::sscanf(text.c_str(), "%4ux%4u%c", &width, &height, &rest) != 2) return std::nullopt;
    if (width < 280 || height < 200) return std::nullopt;
    return WindowSize{static_cast<float>(width), static_cast<float>(height)};
}

/// Options that are still text.
struct Spoken {
    std::string theme, size;
    int text_px = 0;
};

void add_options(CLI::App& app, DesktopOptions& desktop, ScreenshotOptions& screenshot, Spoken& spoken) {
    app.add_option("ASSESSMENT", screenshot.assessment_path,
                   "The assessment, a JSON file; the career track by default.\nIt is shown anew whenever it is saved");
    app.add_option("--theme", spoken.theme, "auto (which is light), light or dark")
        ->check(CLI::IsMember({"auto", "light", "dark"}))
        ->option_text("auto|light|dark");
    app.add_option("--size", spoken.size,
                   "The window's content in pixels, 280x200 to 9999x9999;\nof a screenshot only the width counts")
        ->check([](const std::string& text) {
            return parse_size(text) ? "" : "\"" + text + "\" is no size such as 820x860";
        })
        ->option_text("WIDTHxHEIGHT");
    app.add_option("--text-size", spoken.text_px, "Size of the text in pixels, 10 to 40 (16)")
        ->transform(between(least_text_px, most_text_px))
        ->option_text("PIXELS");
    app.add_option("--language", screenshot.language,
                   "Of a translation beside the assessment:\nde for name.de.json beside name.json")
        ->option_text("LANGUAGE");
    app.add_flag("--panel", desktop.overrides.panel, "Show the author's panel, which F1 shows and hides too");
    app.add_option("--settings", desktop.settings_path,
                   "The file that remembers what is chosen in the panel, \"\" for none; by default\n"
                   "twotrack/desktop.ini in the user's configuration folder")
        ->option_text("FILE");
    app.add_option("--state", desktop.state_folder,
                   "The folder that remembers the answers and the window's size and place, \"\" for\n"
                   "none; by default twotrack in the user's state folder")
        ->option_text("FOLDER");
    app.add_flag("--still", desktop.still, "Nothing moves: pages and answers are there at once");
    app.add_flag("--trace", desktop.trace,
                 "Write what is on screen to standard output, a line of JSON after each\nchange");
    CLI::Option* const output =
        app.add_option("--screenshot", screenshot.output_path,
                       "Open no window: write a picture of one page, as high as it is, to this\nPNG file")
            ->option_text("FILE");
    app.add_option("--page", screenshot.page,
                   "The screenshot's page: intro, section:ID, an item's id, review or report;\n"
                   "by default the report where there are answers, else the intro")
        ->option_text("ID")
        ->needs(output);
    app.add_option("--answers", screenshot.answers_path, "The screenshot's answers, as twotrack report takes them")
        ->option_text("FILE")
        ->needs(output);
}

ThemeChoice theme_named(const std::string& name) {
    if (name == "dark") return ThemeChoice::Dark;
    return name == "light" ? ThemeChoice::Light : ThemeChoice::Auto;
}

ExitCode show(const std::string& path, const DesktopOptions& options, std::optional<WindowSize> size) {
    const std::string& state = options.state_folder;
    LiveDocument document(path, epoch_ms(), state.empty() ? state : state + "/answers");
    auto window = Window::open("Twotrack", size);
    if (!window) {
        write_standard_error(error_line("twotrack-desktop", window.error()));
        return Failed;
    }
    DesktopApp(document, *window, options, size.has_value()).run();
    return Success;
}

ExitCode run(int argc, char** argv) {
    CLI::App app("Shows a Twotrack assessment in a window, as it is while it is written.", "twotrack-desktop");
    app.set_version_flag("--version", "twotrack-desktop " TWOTRACK_VERSION);
    app.footer(
        "Example:\n  twotrack-desktop assessments/career-track.json --theme dark --panel\n"
        "  twotrack-desktop assessments/career-track.json --answers answers.json --screenshot report.png");
    DesktopOptions desktop;
    ScreenshotOptions screenshot;
    Spoken spoken;
    desktop.settings_path = usual_settings_path();
    desktop.state_folder = state_folder();
    add_options(app, desktop, screenshot, spoken);
    if (const auto exit_code = read_command_line(app, argc, argv)) return *exit_code;
    const auto size = parse_size(spoken.size);
    if (screenshot.assessment_path.empty()) screenshot.assessment_path = default_assessment_path(argv[0]);

    if (!screenshot.output_path.empty()) {
        screenshot.is_dark = theme_named(spoken.theme) == ThemeChoice::Dark;
        if (spoken.text_px > 0) screenshot.text_px = spoken.text_px;
        if (size) screenshot.width_px = size->width;
        return run_screenshot(screenshot);
    }
    if (!spoken.theme.empty()) desktop.overrides.theme = theme_named(spoken.theme);
    if (spoken.text_px > 0) desktop.overrides.text_px = spoken.text_px;
    if (!screenshot.language.empty()) desktop.overrides.language = screenshot.language;
    return show(screenshot.assessment_path, desktop, size);
}

}  // namespace

int main(int argc, char** argv) { return run_program("twotrack-desktop", run, argc, argv); }
