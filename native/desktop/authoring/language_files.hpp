#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace twotrack::native {

/// One language version of an assessment.
struct LanguageFile {
    std::string path;
    std::string language;  ///< BCP 47, from the file's name, or from the original's content; empty if the original is
                           ///< not an assessment
};

/// The language versions of an assessment in its folder: the original "name.json", then its translations, such as
/// "name.de.json", sorted by name.
/// @param path  any of these files, which is itself in the result. If the folder cannot be read, it is the only one.
/// Cost: the original is read.
[[nodiscard]] std::vector<LanguageFile> language_files_beside(const std::string& path);

/// A sentence that says that no file has this language, and lists the languages that exist.
[[nodiscard]] std::string no_translation_into(std::string_view language, const std::vector<LanguageFile>& files);

}  // namespace twotrack::native
