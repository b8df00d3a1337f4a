#include "native/messages.hpp"

namespace twotrack::native {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

/// U+0080 to U+009F are control characters as well, with two bytes each.
bool begins_control(std::string_view text) {
    if (text.size() < 2 || text[0] != '\xC2') return false;
    const auto second = static_cast<unsigned char>(text[1]);
    return second >= 0x80 && second < 0xA0;
}

template <class Keep>
std::string without_controls(std::string_view text, Keep keep) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (begins_control(text.substr(i))) {
            result += replacement;
            ++i;
        } else if (is_control(c) && !keep(c)) {
            result += replacement;
        } else {
            result += c;
        }
    }
    return result;
}

}  // namespace

std::string printable(std::string_view text) {
    return without_controls(text, [](char c) { return c == '\n' || c == '\t'; });
}

std::string one_line(std::string_view text) {
    return without_controls(text, [](char) { return false; });
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
