#pragma once

#include "core/assessment/assessment.hpp"
#include "core/page/page.hpp"
#include "core/scoring/score.hpp"

namespace twotrack {

/// Whose result a report shows: one's own, or what a code holds.
enum class Whose { Own, Shared };

/// The report alone, for a result that did not come through a session.
///
/// @param answers  [n_items] what the result was scored from, or null: then the parts that need them are left out.
/// @param form     what was presented.
/// @param can_bring_back  there are answers that BringBack brings back.
[[nodiscard]] Page build_report(const Assessment& assessment, const Result& result, const Answers* answers = nullptr,
                                Form form = Form::Full, Whose whose = Whose::Own, bool can_bring_back = false);

/// The headline, its certainty and the lean alone: for a picture that is passed on, without answers.
[[nodiscard]] Page build_summary(const Assessment& assessment, const Result& result);

}  // namespace twotrack
