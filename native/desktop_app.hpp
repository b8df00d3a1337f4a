#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/assessment.hpp"
#include "core/session.hpp"
#include "native/page_view.hpp"
#include "native/session_carrier.hpp"

namespace twotrack::native {

/// An assessment in a window, without the window: a session, and a view of its page. `now_ms` is the host's clock, from
/// any origin.
class DesktopApp {
public:
    /// Begins a session.
    DesktopApp(Assessment assessment, std::int64_t now_ms);

    /// Shows a page that stands for itself: its controls do nothing.
    explicit DesktopApp(Page page);

    /// Takes one thing that a person did.
    /// @pre !view().is_stale()
    /// @return the control that it has activated; empty for none.
    std::string handle(const InputEvent& event, std::int64_t now_ms);

    /// Begins a session of another assessment.
    void begin(Assessment assessment, std::int64_t now_ms);

    /// Goes on in another version of the assessment, or in another language: answers and page are kept (see
    /// SessionCarrier), scroll position and focus too where the page is the same. Where there was no assessment a
    /// session begins.
    void go_on_with(Assessment assessment, std::int64_t now_ms);

    /// Shows another page that stands for itself.
    /// @pre There is no assessment.
    void show(Page page);

    /// Goes to a page of the assessment. False when it has no such page, or there is no assessment.
    bool jump_to(std::string_view page_id, std::int64_t now_ms);

    /// Answers as somebody else, and stays on the page.
    /// @pre    There is an assessment.
    /// @param answers  [n_items], each within its item's categories.
    void answer_as(Answers answers, std::int64_t now_ms);

    [[nodiscard]] PageView& view() { return view_; }
    [[nodiscard]] const PageView& view() const { return view_; }

    /// Null while a page stands for itself.
    [[nodiscard]] const Assessment* assessment() const { return assessment_ ? &*assessment_ : nullptr; }
    [[nodiscard]] const Session& session() const { return session_; }

private:
    void show_page();
    void turn_to(Page page);

    std::optional<Assessment> assessment_;
    Session session_;
    SessionCarrier carrier_;
    PageView view_;
};

}  // namespace twotrack::native
