#pragma once

#include <string_view>

namespace twotrack::native {

/// Whether the bytes are UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF.
/// Cost: O(bytes), eight at a time where they are ASCII.
[[nodiscard]] bool is_utf8(std::string_view bytes);

}  // namespace twotrack::native
