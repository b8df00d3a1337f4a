#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "core/session/session.hpp"

/// Results and answers as short texts for links: letters, digits, - and _, versioned and checked.
namespace twotrack {

/// Encodes a result without its answers, to show to others: about 45 characters for two scales, 75 with a model, and
/// 110 for eight scales. The code belongs to assessments with this id, and holds their version, the form, the flags and
/// what the report states; with a model also what a comparison with another sitting needs. Theta, standard error and
/// probability keep four decimals; more decimals would change no sentence of the report. A reader shows the stored
/// words and never derives them again.
[[nodiscard]] std::string share_code(const Assessment& assessment, const Result& result);

/// Encodes the answers, for the person who gave them: about 40 characters for 59 items. The code belongs to assessments
/// with this id and these items, in any language. The code has no response times and no written texts: a condition on a
/// short text then finds no answer. It has the flags that the times and the order of the cards raised.
/// @return empty when the assessment has so many items that the code would exceed max_code_size.
[[nodiscard]] std::string answers_code(const Assessment& assessment, const Answers& answers, Form form,
                                       const AnswerQuality& quality = {});

/// Decodes a code of either kind. Answers come with their score.
/// Errors: a sentence in the assessment's language for the person who followed the link. The code is damaged, comes
///         from a later version, or belongs to another assessment.
[[nodiscard]] std::expected<Shared, std::string> open_code(const Assessment& assessment, std::string_view code);

}  // namespace twotrack
