#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/assessment/assessment.hpp"
#include "core/page/page.hpp"
#include "core/session/session.hpp"

/// The pages to which a respondent's answers do not lead, for authors.
namespace twotrack::native {

/// Why a page is not presented.
enum class Absence {
    None,       ///< it is presented
    Condition,  ///< a condition of its item or its section does not hold for these answers
    ShortForm,  ///< only the full form has it
};

struct ListedPage {
    std::string id;     ///< see page_id
    std::string title;  ///< see PageEntry
    Absence absence = Absence::None;
};

/// Every page of the assessment, in the order of the full form.
/// Cost: O(n_items); a copy of the assessment if the session's form does not present all pages.
[[nodiscard]] std::vector<ListedPage> all_pages_of(const Assessment& assessment, const Session& session);

/// A page as it would be if its conditions held, in the full form, with the session's answers.
/// @return nullopt if the assessment has no such page.
[[nodiscard]] std::optional<Page> preview_of(const Assessment& assessment, const Session& session,
                                             std::string_view page_id);

}  // namespace twotrack::native
