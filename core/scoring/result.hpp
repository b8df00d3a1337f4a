#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/scoring/score.hpp"

namespace twotrack {

/// How sure the outcome is, in a word: "very_likely" or "likely" of a side, "probably" of both high or both low,
/// "slight" of a lean that is too close to call, towards the side that `p_lean` shows, which only a model states;
/// otherwise "none".
[[nodiscard]] std::string_view certainty_id(const Result& result);

/// The names of the flags that are set, separated by single spaces: "longstring", "fast", "contradictory", "misfit".
[[nodiscard]] std::string flag_names(const AnswerQuality& quality);

/// What only a session knows of a result; each member as in SessionProgress. An attempt lasts until the respondent
/// starts over.
struct Attempt {
    std::uint32_t seed = 0;
    std::int64_t begun = 0;
    std::int64_t ended = 0;
    std::span<const std::uint32_t> response_times_ms;  ///< empty without a session
};

/// The whole result as compact JSON, ending without a newline: format and assessment with their versions, the form, the
/// attempt, theta and standard error of each scale, lean, `p_lean`, outcome, certainty, the quality flags, the answers
/// (see write_answers; `texts` as there) and their response times. What is not known of the attempt is left out.
/// Moments are in ISO 8601, UTC, in whole seconds. The same answers give the same bytes on every target: the core does
/// all arithmetic in a fixed order, and writes numbers unrounded, with integer arithmetic only.
[[nodiscard]] std::string result_json(const Assessment& assessment, const Answers& answers, const Result& result,
                                      std::span<const std::string> texts = {}, const Attempt& attempt = {});

/// The result as result_json writes it, without form, attempt, flags, answers and times. A share code holds no more of
/// a result.
[[nodiscard]] std::string scores_json(const Assessment& assessment, const Result& result);

/// A header and one row (RFC 4180, CR LF): id and version of the assessment, form, attempt, began, ended; theta,
/// standard error and count of each scale; lean, its standard error, p_lean, outcome and certainty; the quality flags;
/// each item's answer, then each item's response time. What is missing is empty; blanks separate several flags or
/// categories.
[[nodiscard]] std::string result_csv(const Assessment& assessment, const Answers& answers, const Result& result,
                                     std::span<const std::string> texts = {}, const Attempt& attempt = {});

}  // namespace twotrack
