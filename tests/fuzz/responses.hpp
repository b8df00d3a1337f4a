#pragma once

#include <string_view>

#include "native/response_source.hpp"

namespace twotrack::fuzz {

/// Reads responses as `twotrack score` does, from standard input, and scores their rows; and again, cut in other
/// places: the same comes out.
void check_responses(std::string_view bytes, native::ResponsesFormat format);

}  // namespace twotrack::fuzz
