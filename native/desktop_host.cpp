#include "native/desktop_host.hpp"

#include <algorithm>
#include <chrono>
#include <type_traits>
#include <utility>

#include "core/respondents.hpp"
#include "native/desk.hpp"
#include "native/field_view.hpp"
#include "native/fonts.hpp"
#include "native/imgui_input.hpp"
#include "native/messages.hpp"
#include "native/standard_output.hpp"
#include "native/trace.hpp"
#include "ui/draw.hpp"

namespace twotrack::native {
namespace {

constexpr int most_drawings = 8;       // see PageView::drawn; a request of the panel takes one more
constexpr int drawings_to_settle = 3;  // ImGui first lays out new widgets, then those that depend on them
constexpr float most_banner = 0.3f;    // of the window's height
constexpr float narrowest_page_px = 280.0f, narrowest_panel_px = 200.0f;
constexpr std::chrono::milliseconds between_looks{100};  // between two checks of the files

std::int64_t now_ms() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

/// The frame with all its rectangles moved down by `distance_px`.
ui::Frame moved_down(ui::Frame frame, float distance_px) {
    for (ui::ControlBox& box : frame.controls) box.rect.y += distance_px;
    for (ui::TextLine& line : frame.lines) line.rect.y += distance_px;
    for (ui::FigureBox& box : frame.figures) box.rect.y += distance_px;
    return frame;
}

}  // namespace

DesktopHost::DesktopHost(Workbench& bench, Window& window, const HostOptions& options, bool is_sized)
    : bench_(bench),
      window_(window),
      settings_file_(options.settings_path),
      remembered_(settings_file_.read()),
      settings_(remembered_),
      options_(options),
      panel_font_(load_panel_font()),
      title_(bench.app().view().page().title) {
    settings_.theme = options.theme.value_or(settings_.theme);
    settings_.text_px = options.text_px.value_or(settings_.text_px);
    settings_.panel = settings_.panel || options.panel;
    // If the user opens a translation by its name, its language overrides the saved one.
    const bool is_original = bench_.language_files().front().path == bench_.path();
    if (options.language) settings_.language = *options.language;
    else if (!is_original) settings_.language.clear();
    const bool has_language = settings_.language.empty() || bench_.choose_language(settings_.language, now_ms());
    if (!has_language && options.language)
        write_standard_error(note_line(bench_.path(), no_translation_into(*options.language, bench_.language_files())));
    if (!is_sized) fit_window(window_.size().width);
}

void DesktopHost::run() {
    paint();
    while (window_.is_open()) {
        const PageView& view = bench_.app().view();
        const bool is_busy = view.frame().moving || n_settling_ > 0;
        for (const Window::Event& event : is_busy ? window_.poll() : window_.wait(between_looks)) {
            if (view.is_stale()) paint();
            if (view.is_stale()) break;  // the window is minimised
            std::visit([this](const auto& each) { take(each); }, event);
        }
        look_at_files();
        look_for_findings();
        if (window_.take_exposed() || view.frame().moving || n_settling_ > 0) mark_dirty();
        if (view.is_dirty()) paint();
    }
}

void DesktopHost::take(const InputEvent& event) {
    const Layout now = layout();
    for (const Routed& routed : router_.route(event, now.page.width)) {
        if (routed.side == Side::Page || !settings_.panel) {
            take_page_event(routed.event);
            continue;
        }
        tell_imgui(routed.event, window_.density());
        n_settling_ = drawings_to_settle;
    }
}

void DesktopHost::take_page_event(InputEvent event) {
    if (auto* moved = std::get_if<PointerMoved>(&event)) {
        moved->y -= layout().banner_px;
        // The banner covers part of the page, which the pointer must not reach.
        if (moved->y < 0) event = PointerLeft{};
    }
    DesktopApp& app = bench_.app();
    const std::string page = app.view().page().id;
    const std::int64_t now = now_ms();
    const std::string control = app.handle(event, now);
    if (!control.empty()) respondents_.name.reset();
    if (app.view().page().id != page) page_since_ms_ = now;
    else if (!control.empty()) chosen_ = control, choice_since_ms_ = now;
}

void DesktopHost::take(Window::Command command) {
    switch (command) {
        case Window::Command::TogglePanel: {
            Settings settings = settings_;
            settings.panel = !settings.panel;
            return choose(settings);
        }
        case Window::Command::SwitchSide:
            if (!settings_.panel) return;
            router_.give_keys_to(router_.keys() == Side::Page ? Side::Panel : Side::Page);
            break;
        case Window::Command::LeavePanel:
            if (router_.keys() == Side::Page) return;
            router_.give_keys_to(Side::Page);
            break;
    }
    canvas_.focus_window(router_.keys() == Side::Panel ? panel_name : nullptr);
    n_settling_ = drawings_to_settle;
}

void DesktopHost::look_at_files() {
    const std::int64_t now = now_ms();
    const std::vector<std::string> dropped = window_.take_dropped();
    if (!dropped.empty()) {
        bench_.open(dropped.back(), now);
        mark_dirty();
    }
    if (bench_.poll(now)) mark_dirty();
    const std::string& title = bench_.app().view().page().title;
    if (title != title_) window_.set_title(title);
    title_ = title;
}

// Runs in its own thread: the search for answers that reach each outcome can take longer than a frame.
void DesktopHost::look_for_findings() {
    if (!settings_.panel) return;
    if (checkup_.valid()) {
        if (checkup_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return;
        findings_ = checkup_.get();
        n_settling_ = drawings_to_settle;
    }
    if (checked_revision_ == bench_.revision()) return;
    checked_revision_ = bench_.revision();
    std::vector<CheckedText> texts;
    std::vector<FileWatch::Content> contents = bench_.contents();
    texts.reserve(contents.size());
    for (std::size_t i = 0; i < contents.size(); ++i)
        texts.push_back({bench_.language_files()[i].path, std::move(contents[i])});
    checkup_ = std::async(std::launch::async, [texts = std::move(texts)] { return findings_of(texts); });
}

DesktopHost::Layout DesktopHost::layout() {
    Layout layout;
    layout.window = layout.page = window_.size();
    if (settings_.panel) {
        layout.panel_px = std::clamp(layout.window.width - narrowest_page_px, narrowest_panel_px, panel_width_px);
        layout.page.width -= layout.panel_px;
    }
    if (bench_.fault()) add_banner(layout);
    return layout;
}

// Lists as many mistakes as leave room for the page.
void DesktopHost::add_banner(Layout& layout) {
    for (std::size_t most_lines = 4; most_lines > 0; --most_lines) {
        layout.banner = banner_of(*bench_.fault(), most_lines);
        layout.banner_px = banner_height(*ImGui::GetBackgroundDrawList(), layout.banner, viewport_of_banner(layout),
                                         theme_of(is_dark()), fonts());
        if (layout.banner_px <= most_banner * layout.window.height) break;
    }
    layout.page.height -= layout.banner_px;
}

ui::Viewport DesktopHost::viewport_of_banner(const Layout& layout) const {
    return {.width_px = layout.page.width, .density = window_.density(), .left_px = 0, .top_px = 0};
}

ui::Interaction DesktopHost::interaction() const {
    ui::Interaction interaction = bench_.app().view().interaction();
    if (options_.still) return interaction;
    const std::int64_t now = now_ms();
    if (page_since_ms_) interaction.motion.page_ms = static_cast<float>(now - *page_since_ms_);
    interaction.motion.choice_ms = static_cast<float>(now - choice_since_ms_);
    interaction.motion.chosen = chosen_;
    return interaction;
}

const ui::Fonts& DesktopHost::fonts() {
    const std::string& language = bench_.app().view().page().language;
    const auto found = fonts_.find(language);
    return found != fonts_.end() ? found->second : fonts_.emplace(language, load_fonts(language)).first->second;
}

void DesktopHost::paint() {
    const Window::DeviceSize device = window_.device_size();
    if (device.width <= 0 || device.height <= 0) return;
    const PageView& view = bench_.app().view();
    fonts();  // load them now: fonts can only be added between two frames
    if (settings_.panel) style_panel(theme_of(is_dark()), window_.density(), panel_font_);
    for (int n = 1;; ++n) {
        canvas_.begin(device.width, device.height);
        const bool has_asked = draw();
        // A drawing may move the controls under the pointer or the start of the page, and a request may change
        // anything. Draw again until nothing changes; only the last drawing is painted.
        if ((!view.is_dirty() && !has_asked) || n == most_drawings) break;
        canvas_.discard();
        fonts();
    }
    canvas_.paint(desk_colour(is_dark()));
    window_.swap();
    n_settling_ = canvas_.has_input_left() ? drawings_to_settle : std::max(0, n_settling_ - 1);
    window_.show_cursor(view.interaction().hovered.empty() ? Window::Cursor::Arrow : Window::Cursor::Hand);
    settings_file_.write(remembered_);
    if (options_.trace) trace();
}

bool DesktopHost::draw() {
    const Layout now = layout();
    draw_page(now);
    return settings_.panel && draw_panel_beside(now);
}

void DesktopHost::draw_page(const Layout& layout) {
    PageView& view = bench_.app().view();
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    const float density = window_.density();
    ui::Viewport viewport = view.viewport(layout.page);
    viewport.density = density;
    viewport.text_px = static_cast<float>(settings_.text_px);
    viewport.top_px += layout.banner_px;
    const ui::Theme theme = theme_of(is_dark());
    list.PushClipRect({0, 0}, {layout.page.width * density, layout.window.height * density}, true);
    ui::Frame frame = ui::draw(list, view.page(), interaction(), viewport, theme, fonts());
    draw_field_texts(list, view.page(), frame, view.interaction().focused, viewport, theme, fonts());
    if (layout.banner_px > 0) draw_banner(list, layout.banner, viewport_of_banner(layout), theme, fonts());
    list.PopClipRect();
    view.drawn(moved_down(std::move(frame), -layout.banner_px), layout.page);
}

bool DesktopHost::draw_panel_beside(const Layout& layout) {
    const float density = window_.density();
    const ui::Theme theme = theme_of(is_dark());
    const PanelContent content{
        theme,       bench_.app(), settings_, bench_.language_files(), bench_.path(), findings_ ? &*findings_ : nullptr,
        respondents_};
    panel_frame_ = draw_panel(
        content, {layout.page.width * density, 0, layout.panel_px * density, layout.window.height * density}, density);
    for (const PanelRequest& request : panel_frame_.requests) carry_out(request);
    return !panel_frame_.requests.empty();
}

struct DesktopHost::RequestHandler {
    DesktopHost& host;

    void operator()(const GoToPage& page) const { host.bench_.app().jump_to(page.id, now_ms()); }
    void operator()(const ChooseLanguage& choice) const {
        host.settings_.language = host.remembered_.language = choice.language;
        host.bench_.choose_language(choice.language, now_ms());
    }
    void operator()(const ChooseSettings& choice) const { host.choose(choice.settings); }
    void operator()(const AnswerRandomly&) const {
        const std::uint64_t seed = host.respondents_.next_seed++;
        host.answer_as(random_answers(*host.bench_.app().assessment(), seed), "random " + std::to_string(seed));
    }
    void operator()(const AnswerAsArchetype& choice) const {
        const Assessment& assessment = *host.bench_.app().assessment();
        const Archetype archetype = archetypes_of(assessment)[choice.index];
        host.answer_as(answers_of(assessment, archetype), archetype.name);
    }
    void operator()(const RemoveAnswers&) const {
        const Answers none(host.bench_.app().assessment()->items.size());
        host.bench_.app().answer_as(none, now_ms());
        host.respondents_.name.reset();
    }
};

void DesktopHost::carry_out(const PanelRequest& request) {
    std::visit(RequestHandler{*this}, request);
    mark_dirty();
}

void DesktopHost::answer_as(Answers answers, std::string name) {
    bench_.app().answer_as(std::move(answers), now_ms());
    respondents_.name = std::move(name);
}

// Saves what the user has changed here, but not the options from the command line that are still in effect.
void DesktopHost::choose(const Settings& settings) {
    const bool is_resized = settings.width != settings_.width || settings.panel != settings_.panel;
    if (settings.theme != settings_.theme) remembered_.theme = settings.theme;
    if (settings.text_px != settings_.text_px) remembered_.text_px = settings.text_px;
    if (settings.panel != settings_.panel) remembered_.panel = settings.panel;
    remembered_.width = settings.width;
    remembered_.closed = settings.closed;
    const float page_width = layout().page.width;
    settings_ = settings;
    if (!settings_.panel) {
        router_.forget_panel();
        panel_frame_ = {};
    }
    if (is_resized) fit_window(page_width);
    n_settling_ = drawings_to_settle;
    mark_dirty();
}

// Keeps the page's width, or gives it the chosen width, if the screen has room for the page and the panel.
void DesktopHost::fit_window(float page_width_px) {
    const float chosen = width_px(settings_.width);
    const float panel = settings_.panel ? panel_width_px : 0.0f;
    window_.resize({(chosen > 0 ? chosen : page_width_px) + panel, window_.size().height});
}

void DesktopHost::trace() {
    const Layout now = layout();
    const DesktopApp& app = bench_.app();
    TraceContent content{app.view(), now.window, now.page.width, now.banner_px};
    content.units_per_px = window_.units_per_px();
    content.density = window_.density();
    content.n_answered = app.assessment() ? n_answered(app.session()) : 0;
    content.is_dark = is_dark();
    content.text_px = settings_.text_px;
    content.banner = now.banner;
    if (settings_.panel) content.panel = panel_frame_;
    std::string line = trace_line(content);
    if (line == traced_) return;
    // The reader of the trace may go away; the window stays open.
    if (write_standard_output(line) != Success) options_.trace = false;
    traced_ = std::move(line);
}

}  // namespace twotrack::native
