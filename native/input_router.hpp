#pragma once

#include <vector>

#include "native/input.hpp"

namespace twotrack::native {

/// Where input goes.
enum class Side { Page, Panel };

/// Input for one side.
struct Routed {
    Side side = Side::Page;
    InputEvent event;
};

/// Parts what a person does between the page and the panel to its right. The pointer works what it is over; while its
/// button is held it works the side where it went down. Keys go where it went down last, or where `give_keys_to` says.
class InputRouter {
public:
    /// @param page_width_px  where the panel begins; all is the page's where the window ends there.
    /// @return  the event for its side; when the pointer passes from one side to the other, first that it has left.
    [[nodiscard]] std::vector<Routed> route(const InputEvent& event, float page_width_px);

    void give_keys_to(Side side) { keys_ = side; }
    [[nodiscard]] Side keys() const { return keys_; }

    /// The panel has gone away: all is the page's.
    void forget_panel() { *this = {}; }

private:
    /// Lets the pointer pass to the side that it is over: what both sides are told; nothing where it is there already.
    std::vector<Routed> pass(float page_width_px);

    PointerMoved at_;
    Side pointer_ = Side::Page;
    Side keys_ = Side::Page;
    bool is_held_ = false;
};

}  // namespace twotrack::native
