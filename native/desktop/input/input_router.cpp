#include "native/desktop/input/input_router.hpp"

#include <utility>

namespace twotrack::native {

std::vector<Routed> InputRouter::route(const InputEvent& event, float page_width_px) {
    if (const auto* moved = std::get_if<PointerMoved>(&event)) {
        at_ = *moved;
        if (is_held_) return {{pointer_, event}};
        std::vector<Routed> routed = pass(page_width_px);
        if (routed.empty()) routed.push_back({pointer_, event});
        return routed;
    }
    if (std::holds_alternative<PointerReleased>(event)) {
        is_held_ = false;
        std::vector<Routed> routed{{pointer_, event}};
        // The button may have been released over the other side.
        for (const Routed& each : pass(page_width_px)) routed.push_back(each);
        return routed;
    }
    if (std::holds_alternative<PointerPressed>(event)) {
        is_held_ = true;
        keys_ = pointer_;
    }
    const bool is_key = std::holds_alternative<KeyPressed>(event) || std::holds_alternative<DigitPressed>(event) ||
                        std::holds_alternative<CharacterTyped>(event) || std::holds_alternative<TextPasted>(event);
    return {{is_key ? keys_ : pointer_, event}};
}

std::vector<Routed> InputRouter::pass(float page_width_px) {
    const Side before = std::exchange(pointer_, at_.x < page_width_px ? Side::Page : Side::Panel);
    if (before == pointer_) return {};
    return {{before, PointerLeft{}}, {pointer_, at_}};
}

}  // namespace twotrack::native
