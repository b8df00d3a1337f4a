#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace twotrack::native {

/// A rectangle of the screen, in units of the window system, from the top left of the first monitor.
struct ScreenRect {
    int x = 0, y = 0, width = 0, height = 0;
    friend bool operator==(const ScreenRect&, const ScreenRect&) = default;
};

/// Where the window was, for the next start.
struct WindowPlacement {
    int x = 0, y = 0;           ///< top left of the content, in units of the window system
    float page_width_px = 0;    ///< of the content without the panel, in CSS pixels
    float height_px = 0;        ///< of the content, in CSS pixels
    bool is_maximised = false;  ///< then x, y, width and height are those to return to
    friend bool operator==(const WindowPlacement&, const WindowPlacement&) = default;
};

/// The placement as JSON.
[[nodiscard]] std::string placement_json(const WindowPlacement& placement);

/// Parses placement_json. nullopt if the text is damaged, or no window could have this size.
[[nodiscard]] std::optional<WindowPlacement> parse_placement(std::string_view text);

/// A place for a window where all of it can be seen: its own, if the work areas of the monitors cover it. Otherwise the
/// nearest place in the area that covers most of it, or in the first one if none does; with room for a title bar above
/// if it must move up or down. A window that is larger than this area is made smaller.
/// @param areas  if empty, the window stays where it is.
[[nodiscard]] ScreenRect kept_on_screen(const ScreenRect& window, std::span<const ScreenRect> areas);

}  // namespace twotrack::native
