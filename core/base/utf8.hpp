#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

/// UTF-8 (RFC 3629). A character is a code point; offsets count bytes. Parameters named `text` are UTF-8: other bytes
/// do no harm, but read as unspecified characters. Parameters named `bytes` may be any bytes.
namespace twotrack {

/// Whether the byte belongs to a character but does not begin it.
[[nodiscard]] constexpr bool is_continuation_byte(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// Counts the characters of the text.
[[nodiscard]] constexpr std::size_t n_characters(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return !is_continuation_byte(c); }));
}

/// The nearest offsets, at or before and at or after `offset`, where a character begins or the text ends.
/// @param offset  0 to text.size()
[[nodiscard]] constexpr std::size_t floor_character_boundary(std::string_view text, std::size_t offset) {
    while (offset > 0 && offset < text.size() && is_continuation_byte(text[offset])) --offset;
    return offset;
}
[[nodiscard]] constexpr std::size_t ceil_character_boundary(std::string_view text, std::size_t offset) {
    while (offset < text.size() && is_continuation_byte(text[offset])) ++offset;
    return offset;
}

/// A character of a text.
struct Character {
    char32_t code_point = 0;
    std::size_t n_bytes = 0;  ///< 1 to 4; 0: no character
};

/// Decodes the first character of the bytes. n_bytes is 0 when the bytes are empty or do not begin with UTF-8: overlong
/// forms, surrogates and code points above U+10FFFF are not UTF-8.
[[nodiscard]] Character first_character(std::string_view bytes);

/// The length of the longest prefix that is UTF-8.
/// Cost: O(bytes); reads ASCII eight bytes at a time.
[[nodiscard]] std::size_t utf8_prefix_bytes(std::string_view bytes);

/// Whether all bytes are UTF-8.
[[nodiscard]] inline bool is_utf8(std::string_view bytes) { return utf8_prefix_bytes(bytes) == bytes.size(); }

/// Whether bytes that are UTF-8 except for surrogates contain a surrogate (half of a character in UTF-16).
[[nodiscard]] constexpr bool has_surrogate(std::string_view bytes) {
    for (auto at = bytes.find('\xED'); at != std::string_view::npos; at = bytes.find('\xED', at + 1))
        if (at + 1 < bytes.size() && static_cast<unsigned char>(bytes[at + 1]) >= 0xA0) return true;
    return false;
}

/// Adds a character to the text.
/// @param code_point  up to U+10FFFF, not a surrogate.
void append_character(std::string& text, char32_t code_point);

}  // namespace twotrack
