#pragma once

#include <imgui.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/page/page.hpp"
#include "ui/base/frame.hpp"
#include "ui/base/theme.hpp"

/// A page's links on the desktop, where no browser makes them work. A link has an id as a control has, "link:" and the
/// number of its text.
namespace twotrack::native {

/// The id of an entry's link.
[[nodiscard]] std::string link_id(const List::Entry& entry);

/// The address of the link with this id; null if the page has no such link.
[[nodiscard]] const std::string* find_link(const Page& page, std::string_view id);

/// The id of the link at a point of the frame; empty without a link there.
[[nodiscard]] std::string link_at(const Page& page, const ui::Frame& frame, float x, float y);

/// The lines of a link.
[[nodiscard]] std::vector<ui::Rect> link_lines(const ui::Frame& frame, std::string_view id);

/// Draws the focus ring around a link's lines.
void draw_link_focus(ImDrawList& list, const ui::Frame& frame, std::string_view id, const ui::Viewport& viewport,
                     const ui::Theme& theme, const ui::Fonts& fonts);

/// Draws a text over the lower left corner of the page, as browsers show a link's address.
/// @param bottom_px  the lower edge of the page's area. The viewport's width is the widest that the text may be.
void draw_status(ImDrawList& list, const std::string& text, float bottom_px, const ui::Viewport& viewport,
                 const ui::Theme& theme, const ui::Fonts& fonts);

}  // namespace twotrack::native
