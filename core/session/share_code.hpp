#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "core/session/session.hpp"

/// Results and answers as short texts for links: letters, digits, - and _, versioned and checked.
namespace twotrack {

/// A result, without the answers, to be shown to others: some 40 characters for two scales and 100 for eight. It
/// belongs to assessments with this id. Theta, standard error and probability are kept to four decimals, which no
/// sentence of the report can tell from the whole.
[[nodiscard]] std::string share_code(const Assessment& assessment, const Result& result);

/// The answers themselves, for the person who gave them: some 40 characters for 59 items. It belongs to assessments of
/// this id with these items, whatever their language. Response times and what was written are not in it: what asks
/// whether something was written finds nothing.
/// @return empty for an assessment of so many items that the code would be longer than any that is read.
[[nodiscard]] std::string answers_code(const Assessment& assessment, const Answers& answers, Form form);

/// What a code of either kind holds; answers come with their score.
/// Errors, each a sentence in the assessment's language for the person who followed the link: damaged, of a later
/// version, of another assessment.
[[nodiscard]] std::expected<Shared, std::string> open_code(const Assessment& assessment, std::string_view code);

}  // namespace twotrack
