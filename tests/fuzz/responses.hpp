#pragma once

#include <string_view>

#include "native/responses/response_source.hpp"

namespace twotrack::fuzz {

/// Reads responses from standard input and scores their rows, as `twotrack score` does. Repeats this with other chunks;
/// the output must be the same.
void check_responses(std::string_view bytes, native::ResponsesFormat format);

}  // namespace twotrack::fuzz
