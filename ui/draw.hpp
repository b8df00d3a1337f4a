#pragma once

#include <imgui.h>

#include "core/page/page.hpp"
#include "ui/base/frame.hpp"
#include "ui/base/theme.hpp"

namespace twotrack::ui {

/// Draws a page. The same arguments draw the same, in the first frame already. Whatever moves, the frame tells where
/// everything comes to rest. What has been drawn is drawn again without an allocation, where `room` is its frame.
///
/// @param list         where to: begun for this frame, with the fonts' atlas as its texture and a clip rectangle.
/// @param page         what to draw.
/// @param interaction  see there; ids that the page does not have are ignored.
/// @param viewport     see there. The draw list's own coordinates are device pixels (with an ImGui context:
///                     io.DisplaySize is the framebuffer's size and io.DisplayFramebufferScale is 1), so that what
///                     ImGui rounds to whole pixels is sharp at any density.
/// @param theme        see there.
/// @param fonts        two loaded fonts.
/// @param room         an earlier frame, of any page, whose memory the new one takes over.
/// @return             what is where.
[[nodiscard]] Frame draw(ImDrawList& list, const Page& page, const Interaction& interaction, const Viewport& viewport,
                         const Theme& theme, const Fonts& fonts, Frame room = {});

}  // namespace twotrack::ui
