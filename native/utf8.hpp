#pragma once

#include <cstddef>
#include <string_view>

namespace twotrack::native {

/// How many bytes at the beginning are UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF.
/// Cost: O(bytes), eight at a time where they are ASCII.
[[nodiscard]] std::size_t utf8_prefix_bytes(std::string_view bytes);

/// Whether all of them are.
[[nodiscard]] inline bool is_utf8(std::string_view bytes) { return utf8_prefix_bytes(bytes) == bytes.size(); }

}  // namespace twotrack::native
