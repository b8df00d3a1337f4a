#include "core/translation/pseudo_text.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "core/base/utf8.hpp"
#include "core/translation/placeholder.hpp"

namespace twotrack {
namespace {

/// Extra length in tenths of a character for each character.
constexpr int longer_by = 4;

constexpr std::string_view lower_accents[] = {"á", "ƀ", "ç", "ð", "é", "ƒ", "ĝ", "ĥ", "í", "ĵ", "ķ", "ļ", "ɱ",
                                              "ñ", "ó", "þ", "ǫ", "ŕ", "š", "ţ", "ú", "ṽ", "ŵ", "ẋ", "ý", "ž"};
constexpr std::string_view upper_accents[] = {"Á", "Ɓ", "Ç", "Ð", "É", "Ƒ", "Ĝ", "Ĥ", "Í", "Ĵ", "Ķ", "Ļ", "Ṁ",
                                              "Ñ", "Ó", "Þ", "Ǫ", "Ŕ", "Š", "Ţ", "Ú", "Ṽ", "Ŵ", "Ẋ", "Ý", "Ž"};
static_assert(std::size(lower_accents) == 26 && std::size(upper_accents) == 26);

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_vowel(char c) { return std::string_view("aeiouAEIOU").contains(c); }

/// The number of bytes at the start of `rest` that stay unchanged: a placeholder or an address; else 0.
std::size_t kept_bytes(std::string_view rest, std::string_view placeholder) {
    if (!placeholder.empty() && placeholder.data() == rest.data()) return placeholder.size();
    if (rest.starts_with("https:") || rest.starts_with("http:")) return std::min(rest.find(' '), rest.size());
    return 0;
}

/// Adds accents to letters, and repeats vowels to reach the length.
std::string drawn_out(std::string_view text) {
    std::string result;
    const std::vector<std::string_view> kept = placeholders(text);
    auto placeholder = kept.begin();
    int owed_tenths = 0;
    while (!text.empty()) {
        // Skips placeholders within an address that is already copied.
        while (placeholder != kept.end() && placeholder->data() < text.data()) ++placeholder;
        if (const std::size_t n = kept_bytes(text, placeholder == kept.end() ? "" : *placeholder); n > 0) {
            result += text.substr(0, n);
            text.remove_prefix(n);
            continue;
        }
        const char c = text.front();
        text.remove_prefix(1);
        const std::string_view shown = is_lower(c)   ? lower_accents[c - 'a']
                                       : is_upper(c) ? upper_accents[c - 'A']
                                                     : std::string_view(&c, 1);
        result += shown;
        if (!is_continuation_byte(c)) owed_tenths += longer_by;
        if (!is_vowel(c)) continue;
        for (; owed_tenths >= 10; owed_tenths -= 10) result += is_lower(c) ? shown : lower_accents[c - 'A'];
    }
    return result;
}

bool is_a_sign(char c) { return c > ' ' && c <= '~' && !is_lower(c) && !is_upper(c); }

}  // namespace

std::string pseudo_text(std::string_view text) {
    if (std::ranges::all_of(text, is_a_sign)) return std::string(text);
    return "[" + drawn_out(text) + "]";
}

std::string pseudo_language(std::string_view language) {
    return std::string(language.substr(0, language.find('-'))) + "-XA";
}

}  // namespace twotrack
