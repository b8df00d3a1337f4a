#include "native/desktop/authoring/language_files.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "core/json/json.hpp"
#include "native/desktop/authoring/assessment_file.hpp"
#include "native/program/file.hpp"
#include "native/program/language_name.hpp"

namespace twotrack::native {
namespace fs = std::filesystem;

namespace {

/// The path of the original if it exists beside a translation; otherwise the path itself.
fs::path original_of(const fs::path& path) {
    const std::string stem = path.stem().string(), language = language_of_stem(stem);
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
        const std::string stem = entry->path().stem().string(), language = language_of_stem(stem);
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

std::string no_translation_into(std::string_view language, const std::vector<LanguageFile>& files) {
    std::string known;
    for (const LanguageFile& file : files)
        if (!file.language.empty()) known += (known.empty() ? "" : ", ") + file.language;
    return "There is no translation into " + json::quoted(language) + " beside it" +
           (known.empty() ? "." : "; there is " + known + ".");
}

}  // namespace twotrack::native
