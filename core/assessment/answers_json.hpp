#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "core/assessment/assessment.hpp"
#include "core/json/json_writer.hpp"

/// How files of results and snapshots name the assessment and write its answers.
namespace twotrack {

/// The members `format_version` and `assessment` (its id and version), with which every file of results begins.
void write_assessment(JsonWriter& writer, const Assessment& assessment);

/// An item's answer: a category, a list of them where several are chosen or ranked, a text, or null where there is
/// none.
/// @param text  what was written, of a short text.
void write_answer(JsonWriter& writer, const Assessment& assessment, std::size_t item, Response response,
                  std::string_view text = {});

/// An object from item ids to their answers (see write_answer), in the order of the items. What asks nothing is not in
/// it.
/// @param texts  [n_items], or empty: then texts read as not answered.
void write_answers(JsonWriter& writer, const Assessment& assessment, const Answers& answers,
                   std::span<const std::string> texts = {});

}  // namespace twotrack
