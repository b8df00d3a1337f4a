#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/assessment/assessment.hpp"
#include "core/json/json_writer.hpp"

/// How result files and snapshots name the assessment and write its answers.
namespace twotrack {

/// Writes the members `format_version` and `assessment` (its id and version). Every result file begins with them.
void write_assessment(JsonWriter& writer, const Assessment& assessment);

/// Writes an item's answer: a category; a list of categories where several are chosen or ranked; a text; or null for a
/// missing answer.
/// @param text  the respondent's text, for a short text item.
void write_answer(JsonWriter& writer, const Assessment& assessment, std::size_t item, Response response,
                  std::string_view text = {});

/// Writes an object from item ids to their answers (see write_answer), in the order of the items. Information pages are
/// left out.
/// @param texts  [n_items]; when empty, short texts are written as not answered.
void write_answers(JsonWriter& writer, const Assessment& assessment, const Answers& answers,
                   std::span<const std::string> texts = {});

/// Writes the member `response_times_ms`: an object from the ids of answered items to their times.
/// @param times_ms  [n_items]; a time of 0 is not known and left out.
void write_response_times(JsonWriter& writer, const Assessment& assessment, const Answers& answers,
                          std::span<const std::uint32_t> times_ms);

}  // namespace twotrack
