#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace twotrack {

/// Whether the text is empty or has only JSON's white space.
[[nodiscard]] constexpr bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// Counts the characters of UTF-8 text by leaving out continuation bytes.
[[nodiscard]] constexpr std::size_t n_characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace twotrack
