#include "native/program/language_name.hpp"

#include <algorithm>
#include <string_view>

namespace twotrack::native {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_alphanumeric(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

/// A language of two or three letters, with optional subtags: "de", "pt-BR", "zh-Hant".
bool is_language(std::string_view tag) {
    const std::string_view primary = tag.substr(0, tag.find('-'));
    if (primary.size() < 2 || primary.size() > 3 || !std::ranges::all_of(primary, is_letter)) return false;
    return !tag.ends_with('-') && std::ranges::all_of(tag, [](char c) { return c == '-' || is_alphanumeric(c); });
}

}  // namespace

std::string language_of_stem(const std::string& stem) {
    const std::size_t dot = stem.rfind('.');
    if (dot == std::string::npos || dot == 0) return {};
    const std::string tag = stem.substr(dot + 1);
    return is_language(tag) ? tag : std::string();
}

}  // namespace twotrack::native
