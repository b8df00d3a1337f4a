#pragma once

namespace twotrack::native {

/// The size of the window's content, in CSS pixels.
struct WindowSize {
    float width = 0, height = 0;
};

}  // namespace twotrack::native
