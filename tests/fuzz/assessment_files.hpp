#pragma once

#include <string>

#include "core/assessment/assessment.hpp"

namespace twotrack::fuzz {

/// The bytes of a file in the source tree.
[[nodiscard]] std::string file_text(const std::string& path);

/// A valid assessment from the source tree.
[[nodiscard]] Assessment assessment_of_file(const std::string& path);

/// An assessment with an item of every kind, a joint model, conditions, a short form, a shuffled section and all parts
/// of a report. It is small, so a fuzzer covers it often.
inline constexpr const char* every_kind_path = "tests/fuzz/every-kind.json";

}  // namespace twotrack::fuzz
