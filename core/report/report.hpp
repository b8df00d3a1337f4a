#pragma once

#include "core/assessment/assessment.hpp"
#include "core/page/page.hpp"
#include "core/scoring/score.hpp"

namespace twotrack {

/// Whose result a report shows: the respondent's own, or the result in a code.
enum class Whose { Own, Shared };

/// Builds only the report, for a result without a session.
///
/// @param answers  [n_items] the scored answers, or null; without answers, the parts that need them are left out.
/// @param form     the form that was presented.
/// @param can_bring_back  BringBack can restore answers.
[[nodiscard]] Page build_report(const Assessment& assessment, const Result& result, const Answers* answers = nullptr,
                                Form form = Form::Full, Whose whose = Whose::Own, bool can_bring_back = false);

/// Builds only the headline, its certainty and the lean, for a picture to share. The page has no answers.
[[nodiscard]] Page build_summary(const Assessment& assessment, const Result& result);

}  // namespace twotrack
