#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "core/session/session.hpp"

/// Results and answers as short texts for links: letters, digits, - and _, versioned and checked.
namespace twotrack {

/// Encodes a result without its answers, to show to others: about 40 characters for two scales and 100 for eight. The
/// code belongs to assessments with this id. Theta, standard error and probability keep four decimals; more decimals
/// would change no sentence of the report.
[[nodiscard]] std::string share_code(const Assessment& assessment, const Result& result);

/// Encodes the answers, for the person who gave them: about 40 characters for 59 items. The code belongs to assessments
/// with this id and these items, in any language. The code has no response times and no written texts: a condition on a
/// short text then finds no answer.
/// @return empty when the assessment has so many items that the code would exceed max_code_size.
[[nodiscard]] std::string answers_code(const Assessment& assessment, const Answers& answers, Form form);

/// Decodes a code of either kind. Answers come with their score.
/// Errors: a sentence in the assessment's language for the person who followed the link. The code is damaged, comes
///         from a later version, or belongs to another assessment.
[[nodiscard]] std::expected<Shared, std::string> open_code(const Assessment& assessment, std::string_view code);

}  // namespace twotrack
