#include "core/base/utf8.hpp"

#include <cstdint>
#include <cstring>

namespace twotrack {
namespace {

bool begins_with_eight_ascii(std::string_view bytes) {
    std::uint64_t word = 0;
    if (bytes.size() < sizeof word) return false;
    std::memcpy(&word, bytes.data(), sizeof word);
    return (word & 0x8080808080808080u) == 0;
}

}  // namespace

Character first_character(std::string_view bytes) {
    if (bytes.empty()) return {};
    const auto byte = [&](std::size_t i) -> unsigned { return static_cast<unsigned char>(bytes[i]); };
    const unsigned first = byte(0);
    if (first < 0x80) return {first, 1};
    if (first < 0xC2 || first > 0xF4) return {};
    const std::size_t n_bytes = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (bytes.size() < n_bytes) return {};
    // The second byte reveals overlong forms, surrogates and code points above U+10FFFF.
    const unsigned least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    const unsigned most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (byte(1) < least || byte(1) > most) return {};
    char32_t code_point = first & (0x7Fu >> n_bytes);
    for (std::size_t i = 1; i < n_bytes; ++i) {
        if (!is_continuation_byte(bytes[i])) return {};
        code_point = code_point << 6 | (byte(i) & 0x3F);
    }
    return {code_point, n_bytes};
}

std::size_t utf8_prefix_bytes(std::string_view bytes) {
    const std::size_t n_all = bytes.size();
    while (!bytes.empty()) {
        const std::size_t n = begins_with_eight_ascii(bytes) ? 8 : first_character(bytes).n_bytes;
        if (n == 0) break;
        bytes.remove_prefix(n);
    }
    return n_all - bytes.size();
}

void append_character(std::string& text, char32_t code_point) {
    const auto append = [&](char32_t value) { text += static_cast<char>(static_cast<unsigned char>(value)); };
    const auto append_continuation = [&](int shift) { append(0x80 | (code_point >> shift & 0x3F)); };
    if (code_point < 0x80) return append(code_point);
    if (code_point < 0x800) {
        append(0xC0 | code_point >> 6);
    } else if (code_point < 0x10000) {
        append(0xE0 | code_point >> 12);
        append_continuation(6);
    } else {
        append(0xF0 | code_point >> 18);
        append_continuation(12);
        append_continuation(6);
    }
    append_continuation(0);
}

}  // namespace twotrack
