#pragma once

#include <string_view>

#include "core/page/page.hpp"
#include "ui/base/frame.hpp"
#include "ui/base/theme.hpp"

/// Text fields on the desktop, where no browser provides them: text is typed at the end of the field.
namespace twotrack::native {

/// The text field with this id, or null.
[[nodiscard]] const TextField* find_field(const Page& page, std::string_view control);

/// Draws what is written in the page's fields over what ui::draw drew, with a caret in the one that has the focus.
/// @param frame     of that drawing, whose origin lies at the draw list's.
/// @param focused   id of a control; empty for none.
void draw_field_texts(ImDrawList& list, const Page& page, const ui::Frame& frame, std::string_view focused,
                      const ui::Viewport& viewport, const ui::Theme& theme, const ui::Fonts& fonts);

}  // namespace twotrack::native
