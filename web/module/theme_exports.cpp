// Themes, as JavaScript calls them. The drawing and the plain view take their colours from the same theme.
#include <imgui.h>

#include "core/json/json_writer.hpp"
#include "ui/base/theme.hpp"
#include "web/module/exports.hpp"

namespace twotrack::web {

/// Creates a theme for JavaScript to change, initially dark or light.
TWOTRACK_EXPORT(twotrack_theme_create) ui::Theme* twotrack_theme_create(int dark) {
    return new ui::Theme(dark ? ui::dark_theme() : ui::light_theme());
}
TWOTRACK_EXPORT(twotrack_theme_destroy) void twotrack_theme_destroy(ui::Theme* theme) { delete theme; }

/// Applies the page's values: colours as 0xAABBGGRR, where an alpha of 0 means "not given"; so does a negative radius.
TWOTRACK_EXPORT(twotrack_theme_override)
void twotrack_theme_override(ui::Theme* theme, ImU32 accent, ImU32 surface, ImU32 ink, float radius_px) {
    *theme = ui::overridden(*theme, {accent, surface, ink, radius_px});
}

/// Returns the theme's colours by name, each as 0xAABBGGRR.
TWOTRACK_EXPORT(twotrack_theme_colours) void twotrack_theme_colours(const ui::Theme* theme) {
    JsonWriter writer;
    writer.begin_object();
    for (const auto& [name, colour] : ui::named_colours(*theme)) writer.member(name, colour);
    writer.end_object();
    return_text(writer.text());
}

}  // namespace twotrack::web
