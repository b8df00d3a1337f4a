#include "core/csv_field.hpp"

namespace twotrack {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

}  // namespace

std::string csv_field(std::string_view text) {
    const bool has_blank_end = !text.empty() && (is_blank(text.front()) || is_blank(text.back()));
    if (!has_blank_end && text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

}  // namespace twotrack
