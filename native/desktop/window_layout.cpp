#include "native/desktop/window_layout.hpp"

#include <algorithm>
#include <cstddef>

#include "native/desktop/panel/panel.hpp"

namespace twotrack::native {
namespace {

constexpr float narrowest_page_px = 280.0f, narrowest_panel_px = 200.0f;
constexpr std::size_t most_mistakes = 4;
constexpr float most_banner = 0.3f;  // of the window's height

void add_banner(WindowLayout& layout, const FileFault& fault, const BannerHeight& banner_height) {
    for (std::size_t n = most_mistakes; n > 0; --n) {
        layout.banner = banner_of(fault, n);
        layout.banner_px = banner_height(layout.banner, layout.page.width);
        if (layout.banner_px <= most_banner * layout.window.height) break;
    }
    layout.page.height -= layout.banner_px;
}

}  // namespace

WindowLayout lay_out_window(WindowSize window, bool has_panel, const FileFault* fault, Absence absence,
                            const BannerHeight& banner_height) {
    WindowLayout layout{.window = window, .page = window};
    if (has_panel) {
        layout.panel_px = std::clamp(window.width - narrowest_page_px, narrowest_panel_px, panel_width_px);
        layout.page.width -= layout.panel_px;
    }
    if (fault) {
        add_banner(layout, *fault, banner_height);
    } else if (absence != Absence::None) {
        layout.banner = preview_banner(absence);
        layout.banner_px = banner_height(layout.banner, layout.page.width);
        layout.page.height -= layout.banner_px;
    }
    return layout;
}

}  // namespace twotrack::native
