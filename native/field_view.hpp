#pragma once

#include <string>
#include <string_view>

#include "core/page.hpp"
#include "ui/frame.hpp"
#include "ui/theme.hpp"

/// Text fields on the desktop, where no browser provides them: text is typed at the end of the field.
namespace twotrack::native {

/// The text field with this id; null if there is none.
[[nodiscard]] const TextField* find_field(const Page& page, std::string_view control);

/// Removes the text's last character (a UTF-8 code point).
[[nodiscard]] std::string without_last(std::string text);

/// Appends a character to the text.
[[nodiscard]] std::string with(std::string text, char32_t character);

/// Draws the text of the page's fields on top of ui::draw's output, with a caret in the focused field.
/// @param frame     the frame of that drawing, whose origin is the draw list's origin.
/// @param focused   id of the focused control; empty for none.
void draw_field_texts(ImDrawList& list, const Page& page, const ui::Frame& frame, std::string_view focused,
                      const ui::Viewport& viewport, const ui::Theme& theme, const ui::Fonts& fonts);

}  // namespace twotrack::native
