#pragma once

#include <string>

#include "core/page/page_builder.hpp"

/// The report's figures of the measured traits, and their words.
namespace twotrack {

/// States in a sentence how certain the headline is; empty without enough evidence.
[[nodiscard]] std::string certainty_sentence(const Assessment& assessment, const Result& result);

// These two require a result with a lean.
void add_gauge(PageBuilder& builder, const Assessment& assessment, const Result& result);
void add_map(PageBuilder& builder, const Assessment& assessment, const Result& result);

void add_measures(PageBuilder& builder, const Assessment& assessment, const Result& result);

}  // namespace twotrack
