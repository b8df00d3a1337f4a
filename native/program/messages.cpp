#include "native/program/messages.hpp"

#include <algorithm>

#include "core/base/utf8.hpp"

namespace twotrack::native {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

template <class Keep>
std::string without_controls(std::string_view text, Keep keep) {
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const auto [c, n_bytes] = first_character(text);
        const bool is_dropped = n_bytes > 0 && is_control(c) && !keep(c);
        const std::size_t n_taken = std::max<std::size_t>(1, n_bytes);  // a byte that is not UTF-8 stays as it is
        result += is_dropped ? replacement : text.substr(0, n_taken);
        text.remove_prefix(n_taken);
    }
    return result;
}

}  // namespace

std::string printable(std::string_view text) {
    return without_controls(text, [](char32_t c) { return c == '\n' || c == '\t'; });
}

std::string one_line(std::string_view text) {
    return without_controls(text, [](char32_t) { return false; });
}

namespace {

std::string name_of(std::string_view file) { return file.empty() ? "\"\"" : one_line(file); }

/// Replaces these characters by "%" and two hexadecimal digits, as GitHub Actions requires.
std::string escaped(std::string_view text, std::string_view characters) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string result;
    for (const char c : text) {
        if (!characters.contains(c)) {
            result += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        result += {'%', digits[byte / 16], digits[byte % 16]};
    }
    return one_line(result);
}

}  // namespace

std::string_view name_of(Severity severity) { return severity == Severity::Error ? "error" : "warning"; }

std::string diagnostic_line(std::string_view file, const Diagnostic& diagnostic, Severity severity) {
    return name_of(file) + ":" + std::to_string(diagnostic.place.line) + ":" + std::to_string(diagnostic.place.column) +
           ": " + std::string(name_of(severity)) + ": " + one_line(diagnostic.sentence) + " [" + diagnostic.rule +
           "]\n";
}

std::string github_line(std::string_view file, const Diagnostic& diagnostic, Severity severity) {
    return "::" + std::string(name_of(severity)) + " file=" + escaped(file, "%\r\n:,") +
           ",line=" + std::to_string(diagnostic.place.line) + ",col=" + std::to_string(diagnostic.place.column) +
           "::" + escaped(diagnostic.sentence, "%\r\n") + " [" + diagnostic.rule + "]\n";
}

std::string error_line(std::string_view file, std::string_view sentence) {
    return name_of(file) + ": error: " + one_line(sentence) + "\n";
}

std::string note_line(std::string_view file, std::string_view sentence) {
    return name_of(file) + ": note: " + one_line(sentence) + "\n";
}

}  // namespace twotrack::native
