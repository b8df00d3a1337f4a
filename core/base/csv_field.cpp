#include "core/base/csv_field.hpp"

#include <algorithm>
#include <array>

namespace twotrack {
namespace {

bool is_blank_or_tab(char c) { return c == ' ' || c == '\t'; }

}  // namespace

std::string csv_field(std::string_view text) {
    const bool has_blank_end = !text.empty() && (is_blank_or_tab(text.front()) || is_blank_or_tab(text.back()));
    if (!has_blank_end && text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string csv_text_field(std::string_view text) {
    constexpr std::array<std::string_view, 8> signs = {"=", "+", "-", "@", "＝", "＋", "－", "＠"};
    const std::string_view words = text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    const bool is_formula = std::ranges::any_of(signs, [&](std::string_view sign) { return words.starts_with(sign); });
    return csv_field(is_formula ? "'" + std::string(text) : text);
}

}  // namespace twotrack
