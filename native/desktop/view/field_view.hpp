#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/page/page.hpp"
#include "native/desktop/view/field_editor.hpp"
#include "ui/base/frame.hpp"
#include "ui/base/theme.hpp"

/// Text fields on the desktop, where no browser provides them: how they are drawn. FieldEditor edits them.
namespace twotrack::native {

/// The text field with this id, or null.
[[nodiscard]] const TextField* find_field(const Page& page, std::string_view control);

/// Draws what is written in the page's fields over what ui::draw drew; in the field that has the focus, the caret and
/// the selection too. That field is scrolled to show its caret, the others to show their first line.
/// @param frame      of that drawing, whose origin lies at the draw list's.
/// @param editor     of the field that has the focus, with the text that the page has; null for none.
/// @param first_row  the row to which that field was scrolled.
/// @return           the layout of each field.
std::vector<FieldLayout> draw_field_texts(ImDrawList& list, const Page& page, const ui::Frame& frame,
                                          const FieldEditor* editor, std::size_t first_row,
                                          const ui::Viewport& viewport, const ui::Theme& theme, const ui::Fonts& fonts);

}  // namespace twotrack::native
