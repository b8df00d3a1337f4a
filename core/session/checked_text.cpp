#include "core/session/checked_text.hpp"

namespace twotrack {
namespace {

constexpr std::size_t checksum_bytes = 4;

std::uint32_t checksum(std::string_view context, std::string_view bytes) {
    std::uint32_t remainder = 0xFFFF'FFFF;
    for (const std::string_view part : {context, bytes}) {
        for (const char byte : part) {
            remainder ^= static_cast<unsigned char>(byte);
            for (int bit = 0; bit < 8; ++bit) remainder = (remainder >> 1) ^ ((remainder & 1) != 0 ? 0xEDB8'8320 : 0);
        }
    }
    return ~remainder;
}

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Base64 for URLs (RFC 4648, section 5), without padding.
std::string to_base64(std::string_view bytes) {
    std::string text;
    std::uint32_t bits = 0;
    int n_bits = 0;
    for (const char byte : bytes) {
        bits = (bits << 8) | static_cast<unsigned char>(byte);
        for (n_bits += 8; n_bits >= 6; n_bits -= 6) text += alphabet[(bits >> (n_bits - 6)) & 63];
    }
    if (n_bits > 0) text += alphabet[(bits << (6 - n_bits)) & 63];
    return text;
}

std::optional<std::string> from_base64(std::string_view text) {
    std::string bytes;
    std::uint32_t bits = 0;
    int n_bits = 0;
    for (const char letter : text) {
        const auto value = alphabet.find(letter);
        if (value == std::string_view::npos) return std::nullopt;
        bits = (bits << 6) | static_cast<std::uint32_t>(value);
        n_bits += 6;
        if (n_bits >= 8) {
            n_bits -= 8;
            bytes += static_cast<char>((bits >> n_bits) & 255);
        }
    }
    // The leftover bits must be fewer than a letter's and all 0: each result then has exactly one code.
    if (n_bits >= 6 || (bits & ((1u << n_bits) - 1)) != 0) return std::nullopt;
    return bytes;
}

}  // namespace

std::uint32_t checksum_of(std::string_view text) { return checksum(text, {}); }

void CodeWriter::number(std::uint32_t value, int width) {
    for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) bytes_ += static_cast<char>((value >> shift) & 255);
}

std::uint32_t CodeReader::number(int width) {
    std::uint32_t value = 0;
    for (int i = 0; i < width; ++i)
        value = (value << 8) | (at_ < bytes_.size() ? static_cast<unsigned char>(bytes_[at_++]) : 0u);
    return value;
}

std::string encode_checked(std::string_view context, std::string_view bytes) {
    CodeWriter check;
    check.number(checksum(context, bytes), checksum_bytes);
    return to_base64(std::string(bytes) + check.bytes());
}

bool CheckedText::fits(std::string_view context) const { return checksum == twotrack::checksum(context, bytes); }

std::optional<CheckedText> decode_checked(std::string_view text) {
    if (text.size() > max_code_size) return std::nullopt;
    auto bytes = from_base64(text);
    if (!bytes || bytes->size() <= checksum_bytes) return std::nullopt;
    const std::size_t n = bytes->size() - checksum_bytes;
    CodeReader check(std::string_view(*bytes).substr(n));
    const std::uint32_t sum = check.number(checksum_bytes);
    bytes->resize(n);
    return CheckedText{std::move(*bytes), sum};
}

}  // namespace twotrack
