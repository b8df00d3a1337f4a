#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

/// UTF-8 (RFC 3629). A character is a code point; offsets count bytes. Parameters named `text` are UTF-8: other bytes
/// do no harm, but it is not specified which characters they are. Parameters named `bytes` may be any bytes.
namespace twotrack {

/// Whether the byte is one of a character but not its first.
[[nodiscard]] constexpr bool is_continuation_byte(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// How many characters the text has.
[[nodiscard]] constexpr std::size_t n_characters(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return !is_continuation_byte(c); }));
}

/// The last offset up to this one, and the first from this one on, at which a character begins or the text ends.
/// @param offset  0 to text.size()
[[nodiscard]] constexpr std::size_t floor_character_boundary(std::string_view text, std::size_t offset) {
    while (offset > 0 && offset < text.size() && is_continuation_byte(text[offset])) --offset;
    return offset;
}
[[nodiscard]] constexpr std::size_t ceil_character_boundary(std::string_view text, std::size_t offset) {
    while (offset < text.size() && is_continuation_byte(text[offset])) ++offset;
    return offset;
}

/// A character as it stands in a text.
struct Character {
    char32_t code_point = 0;
    std::size_t n_bytes = 0;  ///< 1 to 4; 0 for none
};

/// The character that the bytes begin with; none when they are empty or do not begin with UTF-8: overlong forms,
/// surrogates and what is above U+10FFFF are not UTF-8.
[[nodiscard]] Character first_character(std::string_view bytes);

/// How many bytes at the beginning are UTF-8. Cost: O(bytes), eight at a time where they are ASCII.
[[nodiscard]] std::size_t utf8_prefix_bytes(std::string_view bytes);

/// Whether all of them are.
[[nodiscard]] inline bool is_utf8(std::string_view bytes) { return utf8_prefix_bytes(bytes) == bytes.size(); }

/// Whether there is a surrogate, half of a character in UTF-16, in bytes that are UTF-8 apart from surrogates.
[[nodiscard]] constexpr bool has_surrogate(std::string_view bytes) {
    for (auto at = bytes.find('\xED'); at != std::string_view::npos; at = bytes.find('\xED', at + 1))
        if (at + 1 < bytes.size() && static_cast<unsigned char>(bytes[at + 1]) >= 0xA0) return true;
    return false;
}

/// Adds a character to the text.
/// @param code_point  up to U+10FFFF and no surrogate.
void append_character(std::string& text, char32_t code_point);

/// Takes the last character off the text. An empty text stays empty.
void remove_last_character(std::string& text);

}  // namespace twotrack
