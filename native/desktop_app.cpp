#include "native/desktop_app.hpp"

#include <utility>

namespace twotrack::native {

DesktopApp::DesktopApp(Assessment assessment, std::int64_t now_ms)
    : assessment_(std::move(assessment)), session_(start_session(*assessment_, now_ms)) {
    view_.turn_to(build_page(*assessment_, session_));
}

DesktopApp::DesktopApp(Page page) { view_.turn_to(std::move(page)); }

std::string DesktopApp::handle(const InputEvent& event, std::int64_t now_ms) {
    const auto activation = view_.handle(event);
    if (!activation || !assessment_) return {};
    auto after = activate(*assessment_, session_, activation->control, activation->advance, now_ms);
    if (!after) return {};  // it did not fit the page: nothing happens, as the session is as it was
    session_ = std::move(*after);
    Page page = build_page(*assessment_, session_);
    if (page.id == view_.page().id) view_.refresh(std::move(page));
    else view_.turn_to(std::move(page));
    return activation->control;
}

}  // namespace twotrack::native
