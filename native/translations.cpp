#include "native/translations.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "native/assessment_file.hpp"
#include "native/file.hpp"

namespace twotrack::native {
namespace fs = std::filesystem;

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_alphanumeric(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

/// A language of two or three letters, and what may follow it: "de", "pt-BR", "zh-Hant".
bool is_language(std::string_view tag) {
    const std::string_view primary = tag.substr(0, tag.find('-'));
    if (primary.size() < 2 || primary.size() > 3 || !std::ranges::all_of(primary, is_letter)) return false;
    return !tag.ends_with('-') && std::ranges::all_of(tag, [](char c) { return c == '-' || is_alphanumeric(c); });
}

/// "de" of "name.de", else empty.
std::string language_in(const std::string& stem) {
    const std::size_t dot = stem.rfind('.');
    if (dot == std::string::npos || dot == 0) return {};
    const std::string tag = stem.substr(dot + 1);
    return is_language(tag) ? tag : std::string();
}

/// The original's path, where there is one beside a translation.
fs::path original_of(const fs::path& path) {
    const std::string stem = path.stem().string(), language = language_in(stem);
    if (language.empty()) return path;
    std::error_code none;
    const fs::path original = path.parent_path() / (stem.substr(0, stem.size() - language.size() - 1) + ".json");
    return fs::is_regular_file(original, none) ? original : path;
}

}  // namespace

std::vector<LanguageFile> language_files_beside(const std::string& path) {
    const fs::path original = original_of(path);
    const std::string prefix = original.stem().string() + ".";
    std::vector<LanguageFile> translations;
    std::error_code error;
    const fs::path folder = original.has_parent_path() ? original.parent_path() : fs::path(".");
    for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        const std::string stem = entry->path().stem().string(), language = language_in(stem);
        if (entry->path().extension() != ".json" || language.empty() ||
            stem.substr(0, stem.size() - language.size()) != prefix)
            continue;
        translations.push_back({(original.parent_path() / entry->path().filename()).string(), language});
    }
    std::ranges::sort(translations, {}, &LanguageFile::path);
    const auto read = assessment_in(original.string(), read_file(original.string()));
    translations.insert(translations.begin(), {original.string(), read ? read->assessment.language : std::string()});
    return translations;
}

}  // namespace twotrack::native
