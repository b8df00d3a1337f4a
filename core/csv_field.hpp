#pragma once

#include <string>
#include <string_view>

namespace twotrack {

/// A field of a CSV record, in quotes where RFC 4180 asks for them, or where blanks at its ends would get lost.
[[nodiscard]] std::string csv_field(std::string_view text);

}  // namespace twotrack
