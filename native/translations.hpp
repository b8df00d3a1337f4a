#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace twotrack::native {

/// One of the languages that an assessment is there in.
struct LanguageFile {
    std::string path;
    std::string language;  ///< BCP 47, as the file's name has it, or as the original says; empty where that is no
                           ///< assessment
};

/// The files that an assessment lies beside, itself among them: the original "name.json", then its translations,
/// "name.de.json" and the like, by name.
/// @param path  of any of them. A folder that cannot be read holds none but this.
/// Cost: the original is read.
[[nodiscard]] std::vector<LanguageFile> language_files_beside(const std::string& path);

/// Says that none of the files is in this language, and which languages there are.
[[nodiscard]] std::string no_translation_into(std::string_view language, const std::vector<LanguageFile>& files);

}  // namespace twotrack::native
