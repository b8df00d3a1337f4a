#include "native/desktop/view/quiz_view.hpp"

#include <algorithm>
#include <cassert>
#include <utility>
#include <vector>

#include "core/quiz/page_list.hpp"
#include "core/quiz/quiz.hpp"
#include "native/desktop/view/link_view.hpp"

namespace twotrack::native {

QuizView::QuizView(Page page) { view_.turn_to(std::move(page)); }

std::string QuizView::handle(const InputEvent& event, std::int64_t now_ms) {
    const auto activation = view_.handle(event);
    if (!activation) return {};
    if (find_link(view_.page(), activation->control)) return activation->control;
    if (!assessment_) return {};
    if (preview_) {
        leave_preview(activation->control);
        return {};
    }
    auto after = activation->text
                     ? write(*assessment_, session_, view_.page(), activation->control, *activation->text, now_ms)
                     : activate(*assessment_, session_, view_.page(), activation->control, activation->advance, now_ms);
    if (!after) return {};  // the control does not fit the page; the session is unchanged
    session_ = std::move(after->session);
    turn_to(std::move(after->page));
    return activation->control;
}

void QuizView::begin(Assessment assessment, Session session) {
    migration_.forget();
    preview_.reset();
    assessment_ = std::move(assessment);
    session_ = std::move(session);
    view_.turn_to(build_page(*assessment_, session_));
}

void QuizView::go_on_with(Assessment assessment, std::int64_t now_ms) {
    assert(assessment_);
    session_ = migration_.migrate(*assessment_, session_, assessment, now_ms);
    assessment_ = std::move(assessment);
    show_page();
}

bool QuizView::jump_to(std::string_view page_id, std::int64_t now_ms) {
    if (!assessment_) return false;
    const std::vector<ListedPage> pages = all_pages_of(*assessment_, session_);
    const auto page = std::ranges::find(pages, page_id, &ListedPage::id);
    if (page == pages.end()) return false;
    preview_.reset();
    if (page->absence == Absence::None) session_ = *opened_at(*assessment_, session_, page_id, now_ms);
    else preview_ = *page;
    show_page();
    return true;
}

void QuizView::leave_preview(std::string_view control) {
    const Control* const activated = find_control(view_.page(), control);
    const bool is_answer = activated && (std::holds_alternative<Answer>(activated->action) ||
                                         std::holds_alternative<Write>(activated->action));
    if (!is_answer) preview_.reset();
    show_page();
}

void QuizView::answer_as(Answers answers, std::int64_t now_ms) {
    assert(assessment_ && answers.size() == assessment_->items.size());
    migration_.forget();
    session_.answers = std::move(answers);
    session_.texts.assign(assessment_->items.size(), {});
    session_.response_times_ms.assign(assessment_->items.size(), 0);
    session_.replaced.reset();
    session_.entered_at_ms = now_ms;
    // These answers may branch past the page on screen.
    if (!opened_at(*assessment_, session_, page_id(*assessment_, session_), now_ms))
        session_.position = {Position::Kind::Review, 0};
    show_page();
}

void QuizView::show(Page page) {
    assert(!assessment_);
    turn_to(std::move(page));
}

void QuizView::show_page() {
    // The assessment or the answers may have changed since the preview began.
    if (preview_) {
        const std::vector<ListedPage> pages = all_pages_of(*assessment_, session_);
        const auto page = std::ranges::find(pages, preview_->id, &ListedPage::id);
        if (page == pages.end()) {
            preview_.reset();
        } else if (page->absence != Absence::None) {
            preview_ = *page;
            return turn_to(*preview_of(*assessment_, session_, page->id));
        } else {
            session_ = *opened_at(*assessment_, session_, page->id, session_.entered_at_ms);
            preview_.reset();
        }
    }
    turn_to(build_page(*assessment_, session_));
}

void QuizView::turn_to(Page page) {
    if (page.id == view_.page().id) view_.refresh(std::move(page));
    else view_.turn_to(std::move(page));
}

}  // namespace twotrack::native
