#pragma once

#include <vector>

#include "native/desktop/input/input.hpp"

namespace twotrack::native {

/// The receiver of an input event.
enum class Side { Page, Panel };

/// An event for one side.
struct Routed {
    Side side = Side::Page;
    InputEvent event;
};

/// Divides input between the page and the panel to its right. Pointer events go to the side under the pointer; while
/// the button is held, they go to the side where it was pressed. Keys go to the side of the last press, or to the side
/// set by `give_keys_to`.
class InputRouter {
public:
    /// @param page_width_px  where the panel begins; without a panel, the width of the window.
    /// @return  the event with its side. If the pointer crosses from one side to the other, its departure comes first.
    [[nodiscard]] std::vector<Routed> route(const InputEvent& event, float page_width_px);

    void give_keys_to(Side side) { keys_ = side; }
    [[nodiscard]] Side keys() const { return keys_; }

    /// Call when the panel closes: all input goes to the page.
    void forget_panel() { *this = {}; }

private:
    /// Moves the pointer to the side under it. Returns the events for both sides; empty if the pointer is already
    /// there.
    std::vector<Routed> pass(float page_width_px);

    PointerMoved at_;
    Side pointer_ = Side::Page;
    Side keys_ = Side::Page;
    bool is_held_ = false;
};

}  // namespace twotrack::native
