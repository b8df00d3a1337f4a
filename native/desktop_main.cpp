#include <CLI/CLI.hpp>

#include <chrono>
#include <exception>
#include <optional>
#include <string>

#include "native/canvas.hpp"
#include "native/command_line.hpp"
#include "native/fonts.hpp"
#include "native/messages.hpp"
#include "native/open_assessment.hpp"
#include "native/standard_output.hpp"
#include "native/trace.hpp"
#include "native/window.hpp"
#include "ui/theme.hpp"

namespace {

using namespace twotrack;
using namespace twotrack::native;

constexpr ImU32 light_desk = IM_COL32(0xEC, 0xEF, 0xF4, 0xFF);
constexpr ImU32 dark_desk = IM_COL32(0x0F, 0x12, 0x18, 0xFF);
constexpr int most_drawings = 4;  // see PageView::drawn

struct Options {
    std::string assessment_path;
    std::string theme = "auto";
    std::optional<WindowSize> size;
    bool trace = false;
    bool still = false;
};

std::int64_t now_ms() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

/// The loop that lets a person work an app through a window.
class DesktopHost {
public:
    DesktopHost(DesktopApp& app, Window& window, const Options& options)
        : app_(app),
          window_(window),
          fonts_(load_fonts(app.view().page().language)),
          dark_(options.theme == "dark"),
          theme_(dark_ ? ui::dark_theme() : ui::light_theme()),
          trace_(options.trace),
          still_(options.still) {}

    void run() {
        paint();
        while (window_.is_open()) {
            for (const InputEvent& event : app_.view().frame().moving ? window_.poll() : window_.wait()) {
                if (app_.view().is_stale()) paint();
                if (app_.view().is_stale()) break;  // the window is put away
                handle(event);
            }
            if (window_.take_exposed() || app_.view().frame().moving) app_.view().mark_dirty();
            if (app_.view().is_dirty()) paint();
        }
    }

private:
    void handle(const InputEvent& event) {
        const std::string page = app_.view().page().id;
        const std::int64_t now = now_ms();
        const std::string control = app_.handle(event, now);
        if (app_.view().page().id != page) page_since_ms_ = now;
        else if (!control.empty()) chosen_ = control, choice_since_ms_ = now;
    }

    [[nodiscard]] ui::Interaction interaction() const {
        ui::Interaction interaction = app_.view().interaction();
        if (still_) return interaction;
        const std::int64_t now = now_ms();
        if (page_since_ms_) interaction.motion.page_ms = static_cast<float>(now - *page_since_ms_);
        interaction.motion.choice_ms = static_cast<float>(now - choice_since_ms_);
        interaction.motion.chosen = chosen_;
        return interaction;
    }

    void paint() {
        const Window::DeviceSize device = window_.device_size();
        if (device.width <= 0 || device.height <= 0) return;
        const WindowSize size = window_.size();
        const PageView& view = app_.view();
        for (int n = 1;; ++n) {
            canvas_.begin(device.width, device.height);
            draw(size);
            // What was drawn may move what lies under the pointer or where the page begins. Nobody sees the steps
            // there.
            if (!view.is_dirty() || n == most_drawings) break;
            canvas_.discard();
        }
        canvas_.paint(dark_ ? dark_desk : light_desk);
        window_.swap();
        window_.show_cursor(view.interaction().hovered.empty() ? Window::Cursor::Arrow : Window::Cursor::Hand);
        if (trace_) trace(trace_line(view, size, window_.units_per_px()));
    }

    void draw(WindowSize size) {
        PageView& view = app_.view();
        ui::Viewport viewport = view.viewport(size);
        viewport.density = window_.density();
        view.drawn(ui::draw(*ImGui::GetBackgroundDrawList(), view.page(), interaction(), viewport, theme_, fonts_),
                   size);
    }

    void trace(std::string line) {
        if (line == traced_) return;
        // Whoever started the trace may stop reading it; the window stays.
        if (write_standard_output(line) != Success) trace_ = false;
        traced_ = std::move(line);
    }

    DesktopApp& app_;
    Window& window_;
    Canvas canvas_;
    ui::Fonts fonts_;
    bool dark_;
    ui::Theme theme_;
    bool trace_;
    bool still_;
    std::string traced_;
    std::optional<std::int64_t> page_since_ms_;  ///< none for the first, which is there from the start
    std::int64_t choice_since_ms_ = 0;
    std::string chosen_;
};

std::optional<WindowSize> parse_size(const std::string& text) {
    unsigned width = 0, height = 0;
    char rest = 0;
    if (std::sscanf(text.c_str(), "%4ux%4u%c", &width, &height, &rest) != 2) return std::nullopt;
    if (width < 280 || height < 200) return std::nullopt;
    return WindowSize{static_cast<float>(width), static_cast<float>(height)};
}

ExitCode run(int argc, char** argv) {
    CLI::App app("Shows a Twotrack assessment in a window.", "twotrack-desktop");
    app.set_version_flag("--version", "twotrack-desktop " TWOTRACK_VERSION);
    app.footer("Example:\n  twotrack-desktop assessments/career-track.json --theme dark");
    Options options;
    std::string size;
    app.add_option("ASSESSMENT", options.assessment_path, "The assessment, a JSON file; the career track by default");
    app.add_option("--theme", options.theme, "auto (the default, which is light), light or dark")
        ->check(CLI::IsMember({"auto", "light", "dark"}))
        ->option_text("auto|light|dark");
    app.add_option("--size", size, "The window's content in pixels, 280x200 to 9999x9999")
        ->check([](const std::string& text) {
            return parse_size(text) ? "" : "\"" + text + "\" is no size such as 820x860";
        })
        ->option_text("WIDTHxHEIGHT");
    app.add_flag("--still", options.still, "Nothing moves: pages and answers are there at once");
    app.add_flag("--trace", options.trace,
                 "Write what is on screen to standard output, a line of JSON after each change");
    if (const auto exit_code = read_command_line(app, argc, argv)) return *exit_code;
    options.size = parse_size(size);
    if (options.assessment_path.empty()) options.assessment_path = default_assessment_path(argv[0]);

    DesktopApp desktop_app = open_assessment(options.assessment_path, now_ms());
    auto window = Window::open(desktop_app.view().page().title, options.size);
    if (!window) {
        write_standard_error(error_line("twotrack-desktop", window.error()));
        return Failed;
    }
    DesktopHost(desktop_app, *window, options).run();
    return Success;
}

}  // namespace

int main(int argc, char** argv) {
    outlive_closed_pipes();
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        write_standard_error(error_line("twotrack-desktop", error.what()));
        return Failed;
    }
}
