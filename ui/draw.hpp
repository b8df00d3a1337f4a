#pragma once

#include <imgui.h>

#include "core/page/page.hpp"
#include "ui/base/frame.hpp"
#include "ui/base/theme.hpp"

namespace twotrack::ui {

/// Draws a page. The same arguments give the same drawing, even in the first frame. During a motion, the frame reports
/// where everything comes to rest. Drawing the same page again allocates nothing if `reuse` is the frame of that page.
///
/// @param list         the target: begun for this frame, with the fonts' atlas as its texture and a clip rectangle.
/// @param page         the page to draw.
/// @param interaction  see Interaction; ids that the page does not have are ignored.
/// @param viewport     see Viewport. The draw list's own coordinates are device pixels: ImGui rounds to whole pixels,
///                     and the result is sharp at any density. (With an ImGui context, io.DisplaySize is the
///                     framebuffer's size and io.DisplayFramebufferScale is 1.)
/// @param theme        see Theme.
/// @param fonts        two loaded fonts.
/// @param reuse        an earlier frame, of any page; the new frame takes over its memory.
/// @return             where everything was drawn.
[[nodiscard]] Frame draw(ImDrawList& list, const Page& page, const Interaction& interaction, const Viewport& viewport,
                         const Theme& theme, const Fonts& fonts, Frame reuse = {});

}  // namespace twotrack::ui
