#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/assessment/assessment.hpp"
#include "core/session/session.hpp"
#include "native/desktop/view/page_preview.hpp"
#include "native/desktop/view/page_view.hpp"
#include "native/desktop/view/session_migration.hpp"

namespace twotrack::native {

/// An assessment in a window, without the window: a session and a view of its page. `now_ms` is as for `apply`.
class QuizView {
public:
    /// Shows a page without an assessment; its controls do nothing.
    explicit QuizView(Page page);

    /// Handles one input event.
    /// @pre !view().is_stale()
    /// @return the control that the event activated, or the link, which the caller opens; empty for none.
    std::string handle(const InputEvent& event, std::int64_t now_ms);

    /// Shows another assessment, from where this session of it is.
    void begin(Assessment assessment, Session session);

    /// Continues in another version of the assessment, or in another language. Keeps the answers and the page (see
    /// SessionMigration), and the scroll position and focus if the page is the same.
    /// @pre There is an assessment.
    void go_on_with(Assessment assessment, std::int64_t now_ms);

    /// Shows another page without an assessment.
    /// @pre There is no assessment.
    void show(Page page);

    /// Goes to a page of the assessment. If the session's form and answers do not lead there, shows a preview of the
    /// page, which takes no answers and leaves the session as it is. It becomes the session's own page once the answers
    /// lead there, and ends when any other control than an answer is activated.
    /// @return  false if the assessment has no such page, or there is no assessment.
    bool jump_to(std::string_view page_id, std::int64_t now_ms);

    /// Replaces the answers with those of another respondent, and stays on the page if these answers lead to it.
    /// @pre    There is an assessment.
    /// @param answers  [n_items], each within its item's categories.
    void answer_as(Answers answers, std::int64_t now_ms);

    /// Why the answers do not lead to the page on view. Absence::None: they do, and the page is no preview.
    [[nodiscard]] Absence absence() const { return preview_ ? preview_->absence : Absence::None; }

    [[nodiscard]] PageView& view() { return view_; }
    [[nodiscard]] const PageView& view() const { return view_; }

    /// Null while a page without an assessment is shown.
    [[nodiscard]] const Assessment* assessment() const { return assessment_ ? &*assessment_ : nullptr; }
    [[nodiscard]] const Session& session() const { return session_; }

private:
    void leave_preview(std::string_view control);
    void show_page();
    void turn_to(Page page);

    std::optional<Assessment> assessment_;
    Session session_;
    SessionMigration migration_;
    std::optional<ListedPage> preview_;  ///< the page on view, if it is not the session's
    PageView view_;
};

}  // namespace twotrack::native
