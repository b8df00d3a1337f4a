#pragma once

#include <cstddef>
#include <string_view>

namespace twotrack::native {

/// The length of the longest valid UTF-8 prefix (RFC 3629) in bytes: no overlong forms, no surrogates, nothing above
/// U+10FFFF.
/// Cost: O(bytes), eight at a time for ASCII.
[[nodiscard]] std::size_t utf8_prefix_bytes(std::string_view bytes);

/// Whether all bytes are valid UTF-8.
[[nodiscard]] inline bool is_utf8(std::string_view bytes) { return utf8_prefix_bytes(bytes) == bytes.size(); }

}  // namespace twotrack::native
