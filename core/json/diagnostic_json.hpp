#pragma once

#include "core/base/diagnostic.hpp"
#include "core/json/json_writer.hpp"

namespace twotrack {

/// Writes the members of a diagnostic's object: rule, line, column, pointer, sentence.
void write_members(JsonWriter& writer, const Diagnostic& diagnostic);

}  // namespace twotrack
