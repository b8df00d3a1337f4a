#pragma once

#include <string>

#include "core/page/page_builder.hpp"

/// The figures of the report that show what was measured, and their words.
namespace twotrack {

/// How sure the headline is, as a sentence; empty without enough evidence.
[[nodiscard]] std::string certainty_sentence(const Assessment& assessment, const Result& result);

// Of a result with a lean.
[[nodiscard]] Gauge gauge_of(PageBuilder& builder, const Assessment& assessment, const Result& result);
[[nodiscard]] Map map_of(PageBuilder& builder, const Assessment& assessment, const Result& result);

[[nodiscard]] Measures measures_of(PageBuilder& builder, const Assessment& assessment, const Result& result);

}  // namespace twotrack
