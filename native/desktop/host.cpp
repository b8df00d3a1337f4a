#include "native/desktop/host.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <system_error>
#include <utility>

#include "core/authoring/respondents.hpp"
#include "core/base/utf8.hpp"
#include "native/desktop/clock.hpp"
#include "native/desktop/graphics/backdrop.hpp"
#include "native/desktop/graphics/fonts.hpp"
#include "native/desktop/input/imgui_input.hpp"
#include "native/desktop/input/window_placement.hpp"
#include "native/desktop/trace.hpp"
#include "native/desktop/view/field_view.hpp"
#include "native/desktop/view/link_view.hpp"
#include "native/program/file.hpp"
#include "native/program/messages.hpp"
#include "native/program/standard_output.hpp"
#include "ui/draw.hpp"

namespace twotrack::native {
namespace {

constexpr std::size_t most_title_characters = 60;
constexpr int most_drawings = 8;       // see PageView::drawn; a request of the panel takes one more
constexpr int drawings_to_settle = 3;  // ImGui first lays out new widgets, then those that depend on them
constexpr std::chrono::milliseconds between_looks{100};  // between two checks of the files

/// The command line's settings. If it names no language and opens a translation by its name, that translation's
/// language overrides the remembered one.
SettingsOverrides overrides_of(const DesktopOptions& options, const LiveDocument& document) {
    SettingsOverrides overrides = options.overrides;
    const bool is_original = document.language_files().front().path == document.path();
    if (!overrides.language && !is_original) overrides.language.emplace();
    return overrides;
}

/// The text, cut off behind a word if it is longer.
std::string shortened(const std::string& text, std::size_t most) {
    if (text.size() <= most) return text;
    const std::string start = text.substr(0, floor_character_boundary(text, most));
    return start.substr(0, start.rfind(' ')) + " \xE2\x80\xA6";
}

/// The frame with all its rectangles moved down by `distance_px`.
ui::Frame moved_down(ui::Frame frame, float distance_px) {
    for (ui::ControlBox& box : frame.controls) box.rect.y += distance_px;
    for (ui::TextLine& line : frame.lines) line.rect.y += distance_px;
    for (ui::FigureBox& box : frame.figures) box.rect.y += distance_px;
    return frame;
}

}  // namespace

DesktopApp::DesktopApp(LiveDocument& document, Window& window, const DesktopOptions& options, bool is_sized)
    : document_(document),
      window_(window),
      settings_file_(options.settings_path),
      settings_(settings_file_.read(), overrides_of(options, document)),
      options_(options),
      panel_font_(load_panel_font()),
      is_sized_(is_sized) {
    const std::string& language = settings_.shown().language;
    const bool has_language = language.empty() || document_.choose_language(language, epoch_ms());
    if (!has_language && options.overrides.language)
        write_standard_error(note_line(document_.path(), no_translation_into(language, document_.language_files())));
    show_window();
}

std::string DesktopApp::placement_path() const {
    const std::string& folder = options_.state_folder;
    return is_sized_ || folder.empty() ? std::string() : folder + "/window.json";
}

void DesktopApp::show_window() {
    const std::string path = placement_path();
    const auto text = path.empty() ? std::unexpected(std::string()) : read_file(path);
    const auto placement = parse_placement(text.value_or(""));
    if (placement)
        window_.place(placement->x, placement->y, {width_with(placement->page_width_px), placement->height_px});
    else if (!is_sized_) fit_window(window_.size().width);
    window_.show(placement && placement->is_maximised);
}

// Nobody waits for it any more, so a failure is only noted.
void DesktopApp::keep_window() const {
    const std::string path = placement_path();
    if (path.empty()) return;
    const Window::Place place = window_.normal_place();
    const float panel = settings_.shown().panel ? panel_width_px : 0.0f;
    const std::string text =
        placement_json({place.x, place.y, place.size.width - panel, place.size.height, place.is_maximised});
    std::error_code error;
    std::filesystem::create_directories(options_.state_folder, error);
    if (const auto written = write_file(path, text); !written)
        write_standard_error(note_line(path, "The window's place is not kept: " + written.error() + "."));
}

void DesktopApp::run() {
    paint();
    while (window_.is_open()) {
        const PageView& view = document_.quiz().view();
        const bool is_busy = view.frame().moving || n_settling_ > 0;
        const auto events = is_busy ? window_.poll() : window_.wait(between_looks);
        for (const Window::Event& event : events) {
            if (view.is_stale()) paint();
            if (view.is_stale()) break;  // the window is minimised
            std::visit([this](const auto& each) { take(each); }, event);
        }
        // The answers are kept in pauses, not with each key.
        if (!events.empty()) has_unkept_actions_ = true;
        else if (std::exchange(has_unkept_actions_, false)) document_.keep_session();
        look_at_files();
        if (settings_.shown().panel && check_.poll(document_)) n_settling_ = drawings_to_settle;
        if (window_.take_exposed() || view.frame().moving || n_settling_ > 0) mark_dirty();
        if (view.is_dirty()) paint();
    }
    document_.keep_session();
    keep_window();
}

void DesktopApp::take(const InputEvent& event) {
    const WindowLayout now = layout();
    for (const Routed& routed : router_.route(event, now.page.width)) {
        if (routed.side == Side::Page || !settings_.shown().panel) {
            take_page_event(routed.event);
            continue;
        }
        tell_imgui(routed.event, window_.density());
        n_settling_ = drawings_to_settle;
    }
}

void DesktopApp::take_page_event(InputEvent event) {
    if (auto* moved = std::get_if<PointerMoved>(&event)) {
        moved->y -= layout().banner_px;
        // The banner covers part of the page, which the pointer must not reach.
        if (moved->y < 0) event = PointerLeft{};
    }
    QuizView& quiz = document_.quiz();
    const std::string page = quiz.view().page().id;
    const std::string pointed_at = quiz.view().interaction().hovered;
    const std::string control = quiz.handle(event, epoch_ms());
    const bool is_movement = std::holds_alternative<PointerMoved>(event) || std::holds_alternative<PointerLeft>(event);
    const bool is_release = std::holds_alternative<PointerReleased>(event);
    // A notice stays until the person does something else.
    if (is_movement ? pointed_at != quiz.view().interaction().hovered : !is_release) notice_.clear();
    if (const std::string copied = quiz.view().take_copied(); !copied.empty()) {
        window_.copy(copied);
        if (!quiz.view().editor()) notify("Copied: " + copied);
    }
    if (const std::string* const address = find_link(quiz.view().page(), control)) return open_link(*address);
    if (!control.empty()) respondents_.name.reset();
    if (quiz.view().page().id != page) page_since_ms_ = steady_ms();
    else if (!control.empty()) chosen_ = control, choice_since_ms_ = steady_ms();
}

void DesktopApp::open_link(const std::string& address) {
    if (!links_.open(address)) notify("No program here opens this address: " + address);
}

void DesktopApp::notify(std::string notice) {
    notice_ = std::move(notice);
    mark_dirty();
}

std::string DesktopApp::status() const {
    if (!notice_.empty()) return notice_;
    const PageView& view = document_.quiz().view();
    const ui::Interaction interaction = view.interaction();
    const std::string* address = find_link(view.page(), interaction.hovered);
    if (!address && interaction.focus_visible) address = find_link(view.page(), interaction.focused);
    return address ? *address : std::string();
}

void DesktopApp::take(Window::Command command) {
    switch (command) {
        case Window::Command::TogglePanel: {
            Settings settings = settings_.shown();
            settings.panel = !settings.panel;
            return choose(settings);
        }
        case Window::Command::SwitchSide:
            if (!settings_.shown().panel) return;
            router_.give_keys_to(router_.keys() == Side::Page ? Side::Panel : Side::Page);
            break;
        case Window::Command::LeavePanel:
            if (router_.keys() == Side::Page) return;
            router_.give_keys_to(Side::Page);
            break;
    }
    imgui_frame_.focus_window(router_.keys() == Side::Panel ? panel_name : nullptr);
    n_settling_ = drawings_to_settle;
}

void DesktopApp::look_at_files() {
    const std::int64_t now = epoch_ms();
    const std::vector<std::string> dropped = window_.take_dropped();
    if (!dropped.empty()) {
        const Assessment* const before = document_.quiz().assessment();
        const std::string id = before ? before->id : std::string();
        document_.open(dropped.back(), now);
        const Assessment* const after = document_.quiz().assessment();
        if (after && after->id != id) respondents_.name.reset();
        mark_dirty();
    }
    if (document_.poll(now)) mark_dirty();
    if (const auto failure = links_.take_failure()) notify("This address could not be opened: " + *failure);
}

void DesktopApp::update_title() {
    const QuizView& quiz = document_.quiz();
    const std::string titled = quiz.view().page().id + "\n" + std::to_string(document_.revision());
    if (std::exchange(titled_, titled) == titled) return;
    std::string title = std::filesystem::path(document_.path()).filename().string() + " \xE2\x80\x93 Twotrack";
    if (quiz.assessment()) {
        const std::vector<ListedPage> pages = all_pages_of(*quiz.assessment(), quiz.session());
        const auto page = std::ranges::find(pages, quiz.view().page().id, &ListedPage::id);
        const std::string& name = page == pages.end() ? quiz.assessment()->title : page->title;
        title = shortened(name, most_title_characters) + " \xE2\x80\x93 " + title;
    }
    window_.set_title(one_line(title));
}

WindowLayout DesktopApp::layout() {
    return lay_out_window(window_.size(), settings_.shown().panel, document_.fault(), document_.quiz().absence(),
                          [this](const Banner& banner, float width_px) {
                              return banner_height(*ImGui::GetBackgroundDrawList(), banner, banner_viewport(width_px),
                                                   theme_of(is_dark()), fonts());
                          });
}

ui::Viewport DesktopApp::banner_viewport(float page_width_px) const {
    return {.width_px = page_width_px, .density = window_.density(), .left_px = 0, .top_px = 0};
}

ui::Interaction DesktopApp::interaction() const {
    ui::Interaction interaction = document_.quiz().view().interaction();
    if (options_.still) return interaction;
    const std::int64_t now = steady_ms();
    if (page_since_ms_) interaction.motion.page_ms = static_cast<float>(now - *page_since_ms_);
    interaction.motion.choice_ms = static_cast<float>(now - choice_since_ms_);
    interaction.motion.chosen = chosen_;
    return interaction;
}

const ui::Fonts& DesktopApp::fonts() {
    const std::string& language = document_.quiz().view().page().language;
    const auto found = fonts_.find(language);
    return found != fonts_.end() ? found->second : fonts_.emplace(language, load_fonts(language)).first->second;
}

void DesktopApp::paint() {
    const Window::DeviceSize device = window_.device_size();
    if (device.width <= 0 || device.height <= 0) return;
    const PageView& view = document_.quiz().view();
    fonts();  // load them now: fonts can only be added between two frames
    if (settings_.shown().panel) style_panel(theme_of(is_dark()), window_.density(), panel_font_);
    for (int n = 1;; ++n) {
        imgui_frame_.begin(device.width, device.height);
        const bool has_asked = draw();
        // A drawing may move the controls under the pointer or the start of the page, and a request may change
        // anything. Draw again until nothing changes; only the last drawing is painted.
        if ((!view.is_dirty() && !has_asked) || n == most_drawings) break;
        imgui_frame_.discard();
        fonts();
    }
    imgui_frame_.paint(backdrop(is_dark()));
    window_.swap();
    n_settling_ = imgui_frame_.has_input_left() ? drawings_to_settle : std::max(0, n_settling_ - 1);
    window_.show_cursor(cursor());
    settings_file_.write(settings_.remembered());
    update_title();
    if (options_.trace) trace();
}

Window::Cursor DesktopApp::cursor() const {
    const PageView& view = document_.quiz().view();
    const std::string hovered = view.interaction().hovered;
    if (find_field(view.page(), hovered)) return Window::Cursor::Text;
    return hovered.empty() ? Window::Cursor::Arrow : Window::Cursor::Hand;
}

bool DesktopApp::draw() {
    const WindowLayout now = layout();
    draw_page(now);
    return settings_.shown().panel && draw_panel_beside(now);
}

void DesktopApp::draw_page(const WindowLayout& layout) {
    PageView& view = document_.quiz().view();
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    const float density = window_.density();
    ui::Viewport viewport = view.viewport(layout.page);
    viewport.density = density;
    viewport.text_px = static_cast<float>(settings_.shown().text_px);
    viewport.top_px += layout.banner_px;
    const ui::Theme theme = theme_of(is_dark());
    list.PushClipRect({0, 0}, {layout.page.width * density, layout.window.height * density}, true);
    ui::Frame frame = ui::draw(list, view.page(), interaction(), viewport, theme, fonts());
    std::vector<FieldLayout> fields =
        draw_field_texts(list, view.page(), frame, view.editor(), view.first_row(), viewport, theme, fonts());
    const std::string focused = view.interaction().focus_visible ? view.interaction().focused : std::string();
    draw_link_focus(list, frame, focused, viewport, theme, fonts());
    const std::string shown_status = one_line(status());
    if (!shown_status.empty())
        draw_status(list, shown_status, layout.window.height, banner_viewport(layout.page.width), theme, fonts());
    if (layout.banner_px > 0) draw_banner(list, layout.banner, banner_viewport(layout.page.width), theme, fonts());
    list.PopClipRect();
    for (FieldLayout& field : fields) field.text.y -= layout.banner_px;
    view.drawn(moved_down(std::move(frame), -layout.banner_px), layout.page, std::move(fields));
}

bool DesktopApp::draw_panel_beside(const WindowLayout& layout) {
    const float density = window_.density();
    const ui::Theme theme = theme_of(is_dark());
    const PanelContent content{theme,
                               document_.quiz(),
                               settings_.shown(),
                               document_.language_files(),
                               document_.path(),
                               check_.findings(),
                               respondents_};
    panel_frame_ = draw_panel(
        content, {layout.page.width * density, 0, layout.panel_px * density, layout.window.height * density}, density);
    for (const PanelRequest& request : panel_frame_.requests) carry_out(request);
    return !panel_frame_.requests.empty();
}

struct DesktopApp::RequestHandler {
    DesktopApp& app;

    void operator()(const CopyText& copy) const {
        app.window_.copy(copy.text);
        app.notify("Copied: " + copy.text);
    }
    void operator()(const GoToPage& page) const { app.document_.quiz().jump_to(page.id, epoch_ms()); }
    void operator()(const ChooseLanguage& choice) const {
        app.settings_.choose_language(choice.language);
        app.document_.choose_language(choice.language, epoch_ms());
    }
    void operator()(const ChooseSettings& choice) const { app.choose(choice.settings); }
    void operator()(const AnswerRandomly&) const {
        const std::uint64_t seed = app.respondents_.next_seed++;
        app.answer_as(random_answers(*app.document_.quiz().assessment(), seed), "random " + std::to_string(seed));
    }
    void operator()(const AnswerAsArchetype& choice) const {
        const Assessment& assessment = *app.document_.quiz().assessment();
        const Archetype archetype = archetypes_of(assessment)[choice.index];
        app.answer_as(answers_of(assessment, archetype), archetype.name);
    }
    void operator()(const RemoveAnswers&) const {
        const Answers none(app.document_.quiz().assessment()->items.size());
        app.document_.quiz().answer_as(none, epoch_ms());
        app.respondents_.name.reset();
    }
};

void DesktopApp::carry_out(const PanelRequest& request) {
    std::visit(RequestHandler{*this}, request);
    mark_dirty();
}

void DesktopApp::answer_as(Answers answers, std::string name) {
    document_.quiz().answer_as(std::move(answers), epoch_ms());
    respondents_.name = std::move(name);
}

void DesktopApp::choose(const Settings& settings) {
    const Settings& shown = settings_.shown();
    const bool is_resized = settings.width != shown.width || settings.panel != shown.panel;
    const float page_width = layout().page.width;
    settings_.choose(settings);
    if (!settings.panel) {
        router_.forget_panel();
        panel_frame_ = {};
    }
    if (is_resized) fit_window(page_width);
    n_settling_ = drawings_to_settle;
    mark_dirty();
}

float DesktopApp::width_with(float page_width_px) const {
    const float chosen = width_px(settings_.shown().width);
    const float panel = settings_.shown().panel ? panel_width_px : 0.0f;
    return (chosen > 0 ? chosen : page_width_px) + panel;
}

// Keeps the page's width, or gives it the chosen width, if the screen has room for the page and the panel.
void DesktopApp::fit_window(float page_width_px) { window_.resize({width_with(page_width_px), window_.size().height}); }

void DesktopApp::trace() {
    const WindowLayout now = layout();
    const QuizView& quiz = document_.quiz();
    TraceContent content{quiz.view(), now.window, now.page.width, now.banner_px};
    content.units_per_px = window_.units_per_px();
    content.density = window_.density();
    content.n_answered = quiz.assessment() ? n_answered(quiz.session()) : 0;
    content.is_dark = is_dark();
    content.text_px = settings_.shown().text_px;
    content.banner = now.banner;
    content.status = status();
    if (settings_.shown().panel) content.panel = panel_frame_;
    std::string line = trace_line(content);
    if (line == traced_) return;
    // The reader of the trace may go away; the window stays open.
    if (write_standard_output(line) != Success) options_.trace = false;
    traced_ = std::move(line);
}

}  // namespace twotrack::native
