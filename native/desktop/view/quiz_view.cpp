#include "native/desktop/view/quiz_view.hpp"

#include <cassert>
#include <utility>

#include "core/quiz/page_list.hpp"
#include "core/quiz/quiz.hpp"

namespace twotrack::native {

QuizView::QuizView(Assessment assessment, std::int64_t now_ms)
    : assessment_(std::move(assessment)), session_(start_session(*assessment_, now_ms)) {
    view_.turn_to(build_page(*assessment_, session_));
}

QuizView::QuizView(Page page) { view_.turn_to(std::move(page)); }

std::string QuizView::handle(const InputEvent& event, std::int64_t now_ms) {
    const auto activation = view_.handle(event);
    if (!activation || !assessment_) return {};
    auto after = activation->text
                     ? write(*assessment_, session_, view_.page(), activation->control, *activation->text, now_ms)
                     : activate(*assessment_, session_, view_.page(), activation->control, activation->advance, now_ms);
    if (!after) return {};  // the control does not fit the page; the session is unchanged
    session_ = std::move(after->session);
    turn_to(std::move(after->page));
    return activation->control;
}

void QuizView::begin(Assessment assessment, std::int64_t now_ms) {
    migration_.forget();
    assessment_ = std::move(assessment);
    session_ = start_session(*assessment_, now_ms);
    view_.turn_to(build_page(*assessment_, session_));
}

void QuizView::go_on_with(Assessment assessment, std::int64_t now_ms) {
    if (!assessment_) return begin(std::move(assessment), now_ms);
    session_ = migration_.migrate(*assessment_, session_, assessment, now_ms);
    assessment_ = std::move(assessment);
    show_page();
}

bool QuizView::jump_to(std::string_view page_id, std::int64_t now_ms) {
    if (!assessment_) return false;
    auto there = opened_at(*assessment_, session_, page_id, now_ms);
    if (!there) return false;
    session_ = std::move(*there);
    show_page();
    return true;
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

void QuizView::show_page() { turn_to(build_page(*assessment_, session_)); }

void QuizView::turn_to(Page page) {
    if (page.id == view_.page().id) view_.refresh(std::move(page));
    else view_.turn_to(std::move(page));
}

}  // namespace twotrack::native
