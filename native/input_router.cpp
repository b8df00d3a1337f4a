#include "native/input_router.hpp"

#include <utility>

namespace twotrack::native {

std::vector<Routed> InputRouter::route(const InputEvent& event, float page_width_px) {
    if (const auto* moved = std::get_if<PointerMoved>(&event)) {
        if (is_held_) return {{pointer_, event}};
        const Side before = std::exchange(pointer_, moved->x < page_width_px ? Side::Page : Side::Panel);
        if (before == pointer_) return {{pointer_, event}};
        return {{before, PointerLeft{}}, {pointer_, event}};
    }
    if (std::holds_alternative<PointerPressed>(event)) {
        is_held_ = true;
        keys_ = pointer_;
    } else if (std::holds_alternative<PointerReleased>(event)) {
        is_held_ = false;
    }
    const bool is_key = std::holds_alternative<KeyPressed>(event) || std::holds_alternative<DigitPressed>(event) ||
                        std::holds_alternative<CharacterTyped>(event);
    return {{is_key ? keys_ : pointer_, event}};
}

}  // namespace twotrack::native
