#include "native/desktop/authoring/banner.hpp"

#include <algorithm>
#include <filesystem>

#include "native/program/messages.hpp"
#include "ui/paint/painter.hpp"

namespace twotrack::native {
namespace {

constexpr float padding_px = 14.0f;
constexpr float bar_px = 4.0f;
constexpr float between_px = 4.0f;

struct Colours {
    ImU32 background, bar, title, line;
};

Colours colours_of(const Banner& banner, const ui::Theme& theme) {
    if (!banner.is_mistake) return {theme.accent_soft, theme.accent, theme.ink, theme.ink};
    const bool is_dark = ui::luminance(theme.surface) < 0.5f;
    if (is_dark) return {IM_COL32(0x3B, 0x17, 0x1A, 255), IM_COL32(0xF0, 0x6A, 0x6A, 255), theme.ink, theme.ink};
    return {IM_COL32(0xFD, 0xEB, 0xEA, 255), IM_COL32(0xB8, 0x1F, 0x24, 255), theme.ink, theme.ink};
}

ui::TextStyle title_style(const Colours& colours) {
    return {.size_em = 0.94f, .weight = ui::Weight::Semibold, .colour = colours.title, .line_height = 1.4f};
}

ui::TextStyle line_style(const Colours& colours) {
    return {.size_em = 0.88f, .colour = colours.line, .line_height = 1.4f};
}

float text_width(const ui::Viewport& viewport) { return viewport.width_px - 2 * padding_px - bar_px; }

std::string name_in_banner(const std::string& path) {
    return one_line(std::filesystem::path(path).filename().string());
}

}  // namespace

Banner banner_of(const FileFault& fault, std::size_t most_lines) {
    const std::string name = name_in_banner(fault.path);
    const std::string on_view =
        fault.on_view.empty() ? "; this is its last good version" : "; this is still " + name_in_banner(fault.on_view);
    if (!fault.unreadable.empty()) return {name + " cannot be read" + on_view, {one_line(fault.unreadable) + "."}};
    const std::size_t n = fault.diagnostics.size(), n_shown = std::min(n, most_lines);
    Banner banner;
    banner.title = name + (n == 1 ? " has a mistake" : " has " + std::to_string(n) + " mistakes") + on_view;
    for (std::size_t i = 0; i < n_shown; ++i) {
        const Diagnostic& diagnostic = fault.diagnostics[i];
        banner.lines.push_back(name + ":" + std::to_string(diagnostic.place.line) + ":" +
                               std::to_string(diagnostic.place.column) + "  " + one_line(diagnostic.sentence));
    }
    if (n_shown < n)
        banner.lines.push_back("And " + std::to_string(n - n_shown) + " more; the terminal lists them all.");
    return banner;
}

Banner preview_banner(Absence absence) {
    const char* const reason =
        absence == Absence::ShortForm ? "only the full form has this page" : "these answers do not lead to this page";
    return {
        std::string("Preview: ") + reason, {"It takes no answers. Its buttons lead back to the page before."}, false};
}

float banner_height(ImDrawList& list, const Banner& banner, const ui::Viewport& viewport, const ui::Theme& theme,
                    const ui::Fonts& fonts) {
    const ui::Interaction nobody;
    const ui::Painter painter(list, nobody, viewport, theme, fonts);
    const Colours colours = colours_of(banner, theme);
    const float width = text_width(viewport);
    float height = 2 * padding_px + painter.measure(banner.title, title_style(colours), width).height;
    for (const std::string& line : banner.lines)
        height += between_px + painter.measure(line, line_style(colours), width).height;
    return painter.snap(height);
}

void draw_banner(ImDrawList& list, const Banner& banner, const ui::Viewport& viewport, const ui::Theme& theme,
                 const ui::Fonts& fonts) {
    const ui::Interaction nobody;
    ui::Painter painter(list, nobody, viewport, theme, fonts);
    const Colours colours = colours_of(banner, theme);
    const float height = banner_height(list, banner, viewport, theme, fonts);
    painter.fill({viewport.left_px, viewport.top_px, viewport.width_px, height}, colours.background);
    painter.fill({viewport.left_px, viewport.top_px, bar_px, height}, colours.bar);
    const float x = viewport.left_px + bar_px + padding_px, width = text_width(viewport);
    float y = viewport.top_px + padding_px;
    y += painter.text({0, banner.title}, title_style(colours), x, y, width).height;
    for (const std::string& line : banner.lines) {
        y += between_px;
        y += painter.text({0, line}, line_style(colours), x, y, width).height;
    }
}

}  // namespace twotrack::native
