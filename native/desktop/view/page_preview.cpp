#include "native/desktop/view/page_preview.hpp"

#include <algorithm>
#include <utility>

#include "core/quiz/page_list.hpp"
#include "core/quiz/quiz.hpp"

namespace twotrack::native {
namespace {

Assessment without_conditions(Assessment assessment) {
    for (Section& section : assessment.sections) section.when = {};
    for (Item& item : assessment.items) item.when = {};
    assessment.is_branching = false;
    return assessment;
}

Session in_full_form(Session session) {
    session.form = Form::Full;
    return session;
}

bool has_page(const std::vector<PageEntry>& pages, std::string_view id) {
    return std::ranges::any_of(pages, [&](const PageEntry& page) { return page.id == id; });
}

}  // namespace

std::vector<ListedPage> all_pages_of(const Assessment& assessment, const Session& session) {
    std::vector<ListedPage> all;
    const std::vector<PageEntry> presented = pages_of(assessment, session);
    if (!assessment.is_branching && session.form == Form::Full) {
        for (const PageEntry& page : presented) all.push_back({page.id, page.title});
        return all;
    }
    const Session full = in_full_form(session);
    const std::vector<PageEntry> in_full = pages_of(assessment, full);
    for (const PageEntry& page : pages_of(without_conditions(assessment), full)) {
        const Absence if_absent = has_page(in_full, page.id) ? Absence::ShortForm : Absence::Condition;
        all.push_back({page.id, page.title, has_page(presented, page.id) ? Absence::None : if_absent});
    }
    return all;
}

std::optional<Page> preview_of(const Assessment& assessment, const Session& session, std::string_view page_id) {
    const Assessment whole = without_conditions(assessment);
    const auto there = opened_at(whole, in_full_form(session), page_id, session.entered_at_ms);
    if (!there) return std::nullopt;
    return build_page(whole, *there);
}

}  // namespace twotrack::native
