#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/assessment.hpp"
#include "core/session.hpp"
#include "native/page_view.hpp"

namespace twotrack::native {

/// An assessment in a window, without the window: a session, and a view of its page.
class DesktopApp {
public:
    /// Begins a session.
    /// @param now_ms  the host's clock, from any origin; so in `handle`.
    DesktopApp(Assessment assessment, std::int64_t now_ms);

    /// Shows a page that stands for itself: its controls do nothing.
    explicit DesktopApp(Page page);

    /// Takes one thing that a person did.
    /// @pre !view().is_stale()
    /// @return the control that it has activated; empty for none.
    std::string handle(const InputEvent& event, std::int64_t now_ms);

    [[nodiscard]] PageView& view() { return view_; }

private:
    std::optional<Assessment> assessment_;
    Session session_;
    PageView view_;
};

}  // namespace twotrack::native
