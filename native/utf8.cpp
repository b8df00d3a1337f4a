#include "native/utf8.hpp"

#include <cstdint>
#include <cstring>

namespace twotrack::native {
namespace {

bool begins_with_eight_ascii(std::string_view bytes) {
    std::uint64_t word = 0;
    if (bytes.size() < sizeof word) return false;
    std::memcpy(&word, bytes.data(), sizeof word);
    return (word & 0x8080808080808080u) == 0;
}

/// The length in bytes of the character at the start of the text; 0 if the text does not start with a valid character.
std::size_t character_bytes(std::string_view text) {
    const auto byte = [&](std::size_t i) -> unsigned {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
    };
    const auto continues = [&](std::size_t i, unsigned from = 0x80, unsigned to = 0xBF) {
        return byte(i) >= from && byte(i) <= to;
    };
    const unsigned first = byte(0);
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return continues(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const unsigned from = first == 0xE0 ? 0xA0 : 0x80, to = first == 0xED ? 0x9F : 0xBF;
        return continues(1, from, to) && continues(2) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const unsigned from = first == 0xF0 ? 0x90 : 0x80, to = first == 0xF4 ? 0x8F : 0xBF;
        return continues(1, from, to) && continues(2) && continues(3) ? 4 : 0;
    }
    return 0;
}

}  // namespace

std::size_t utf8_prefix_bytes(std::string_view bytes) {
    const std::size_t n_all = bytes.size();
    while (!bytes.empty()) {
        const std::size_t n = begins_with_eight_ascii(bytes) ? 8 : character_bytes(bytes);
        if (n == 0) break;
        bytes.remove_prefix(n);
    }
    return n_all - bytes.size();
}

}  // namespace twotrack::native
