#include "native/desktop/screenshot_command.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/json/json.hpp"
#include "core/quiz/page_list.hpp"
#include "core/quiz/quiz.hpp"
#include "native/desktop/authoring/language_files.hpp"
#include "native/desktop/graphics/backdrop.hpp"
#include "native/desktop/graphics/fonts.hpp"
#include "native/desktop/graphics/imgui_frame.hpp"
#include "native/desktop/graphics/offscreen.hpp"
#include "native/desktop/graphics/png.hpp"
#include "native/desktop/view/field_view.hpp"
#include "native/desktop/view/page_preview.hpp"
#include "native/desktop/view/page_view.hpp"
#include "native/program/command_input.hpp"
#include "native/program/messages.hpp"
#include "native/program/standard_output.hpp"
#include "ui/draw.hpp"

namespace twotrack::native {
namespace {

constexpr int strip_px = 2048;  // the framebuffer's height; a page is drawn in strips of this height

std::string list_of(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
    return list;
}

/// The file with this language.
std::expected<std::string, ExitCode> path_in_language(const ScreenshotOptions& options) {
    if (options.language.empty()) return options.assessment_path;
    const auto files = language_files_beside(options.assessment_path);
    const auto file = std::ranges::find(files, options.language, &LanguageFile::language);
    if (file != files.end()) return file->path;
    return std::unexpected(refuse(options.assessment_path, no_translation_into(options.language, files)));
}

std::expected<AnswerSheet, ExitCode> answers_in(const std::string& path, const Assessment& assessment) {
    if (path.empty()) return AnswerSheet{Answers(assessment.items.size()), Texts(assessment.items.size())};
    const std::string name = name_of_input(path);
    const auto text = read_input(path);
    if (!text) return std::unexpected(refuse(name, text.error()));
    auto sheet = parse_answer_sheet(assessment, *text);
    if (!sheet) return std::unexpected(refuse(name, sheet.error()));
    return std::move(*sheet);
}

std::expected<Page, ExitCode> page_to_draw(const ScreenshotOptions& options) {
    const auto path = path_in_language(options);
    if (!path) return std::unexpected(path.error());
    const auto assessment = load_assessment(*path);
    if (!assessment) return std::unexpected(assessment.error());
    auto sheet = answers_in(options.answers_path, *assessment);
    if (!sheet) return std::unexpected(sheet.error());

    Session session = start_session(*assessment, 0);
    session.answers = std::move(sheet->answers);
    session.texts = std::move(sheet->texts);
    session.form = sheet->form;
    const std::string by_default = options.answers_path.empty() ? "intro" : "report";
    const std::string id = options.page.empty() ? by_default : options.page;
    if (const auto there = opened_at(*assessment, session, id, 0)) return build_page(*assessment, *there);
    if (auto preview = preview_of(*assessment, session, id)) return std::move(*preview);
    std::vector<std::string> ids;
    for (const ListedPage& page : all_pages_of(*assessment, session)) ids.push_back(page.id);
    return std::unexpected(refuse(*path, "There is no page " + json::quoted(id) + "; there is " + list_of(ids) + "."));
}

/// Draws the page once and returns its height, including the background above and below.
int draw(ImguiFrame& imgui_frame, const Page& page, const ScreenshotOptions& options, const ui::Fonts& fonts,
         int height) {
    imgui_frame.begin(static_cast<int>(options.width_px), height);
    const PageView view;
    ui::Viewport viewport = view.viewport({options.width_px, 0});
    viewport.text_px = static_cast<float>(options.text_px);
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    const ui::Theme theme = theme_of(options.is_dark);
    const ui::Frame frame = ui::draw(list, page, {}, viewport, theme, fonts);
    draw_field_texts(list, page, frame, nullptr, 0, viewport, theme, fonts);
    return static_cast<int>(std::ceil(frame.height_px + 2 * viewport.top_px));
}

std::string picture_of(const Page& page, const ScreenshotOptions& options, const Offscreen& offscreen) {
    const int width = static_cast<int>(options.width_px);
    ImguiFrame imgui_frame;
    const ui::Fonts fonts = load_fonts(page.language);
    const int height = draw(imgui_frame, page, options, fonts, strip_px);
    imgui_frame.discard();
    draw(imgui_frame, page, options, fonts, height);
    imgui_frame.finish();
    std::vector<unsigned char> pixels;
    for (int top = 0; top < height; top += strip_px) {
        const int rows = std::min(strip_px, height - top);
        imgui_frame.paint_strip(backdrop(options.is_dark), top, strip_px);
        const auto strip = offscreen.pixels(rows);
        pixels.insert(pixels.end(), strip.begin(), strip.end());
    }
    return png_of(width, height, pixels);
}

}  // namespace

ExitCode run_screenshot(const ScreenshotOptions& options) {
    const auto page = page_to_draw(options);
    if (!page) return page.error();
    const auto offscreen = Offscreen::open(static_cast<int>(options.width_px), strip_px);
    if (!offscreen) {
        write_standard_error(error_line("twotrack-desktop", offscreen.error()));
        return Failed;
    }
    if (const auto written = write_file(options.output_path, picture_of(*page, options, *offscreen)); !written) {
        write_standard_error(error_line(options.output_path, written.error()));
        return Failed;
    }
    return Success;
}

}  // namespace twotrack::native
