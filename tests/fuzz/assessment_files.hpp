#pragma once

#include <string>

#include "core/assessment.hpp"

namespace twotrack::fuzz {

/// The bytes of a file of the source tree.
[[nodiscard]] std::string file_text(const std::string& path);

/// A valid assessment of the source tree.
[[nodiscard]] Assessment assessment_of_file(const std::string& path);

/// One with an item of every kind, conditions, a short form, a shuffled section and all parts of a report; so small
/// that a fuzzer gets round it often.
inline constexpr const char* every_kind_path = "tests/fuzz/every-kind.json";

}  // namespace twotrack::fuzz
