#include "ui/base/frame.hpp"

#include <algorithm>

namespace twotrack::ui {

std::string_view control_at(const Frame& frame, float x, float y) {
    const auto box =
        std::ranges::find_if(frame.controls, [&](const ControlBox& each) { return each.rect.contains(x, y); });
    return box == frame.controls.end() ? std::string_view() : std::string_view(box->id);
}

}  // namespace twotrack::ui
