#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/scoring/score.hpp"

namespace twotrack {

/// The names of the flags that are set: "longstring", "fast", "contradictory".
[[nodiscard]] std::vector<std::string_view> flag_names(const AnswerQuality& quality);

/// The whole result as compact JSON, ending without a newline: format and assessment with their versions, the form, the
/// answers (see write_answers; `texts` as there), theta and standard error of each scale, lean, `p_lean`, outcome,
/// certainty and the quality flags. The same answers give the same bytes on every target: the core does all arithmetic
/// in a fixed order, and writes numbers unrounded, with integer arithmetic only.
[[nodiscard]] std::string result_json(const Assessment& assessment, const Answers& answers, const Result& result,
                                      std::span<const std::string> texts = {});

/// The result as result_json writes it, without form, flags and answers. A share code holds no more of a result.
[[nodiscard]] std::string scores_json(const Assessment& assessment, const Result& result);

/// A header and one row (RFC 4180, CR LF): id and version of the assessment, theta, standard error and count of each
/// scale, p_lean, outcome, then each item's answer; a missing answer is empty, and blanks separate several categories.
[[nodiscard]] std::string result_csv(const Assessment& assessment, const Answers& answers, const Result& result,
                                     std::span<const std::string> texts = {});

}  // namespace twotrack
