#pragma once

#include <string>
#include <vector>

#include "core/base/diagnostic.hpp"
#include "native/desktop/authoring/file_watch.hpp"
#include "native/program/messages.hpp"

namespace twotrack::native {

/// The path and the content of an assessment file.
struct FileText {
    std::string path;
    FileWatch::Content content;
};

/// What a finding is about. Authors mend errors first, and translators the differences from the original.
enum class FindingKind { Error, Warning, Translation };

/// An error or a warning in one of the files.
struct Finding {
    std::string path;
    FindingKind kind = FindingKind::Error;
    Diagnostic diagnostic;
    std::string page;  ///< the page that the finding is about, see page_id; empty for no page
};

/// Everything that `twotrack check` finds in an original and its translations, in the order of the files. A file has
/// either errors or warnings; the warnings for a translation include its differences from the original.
///
/// @param texts  the original first. A file that cannot be read has no findings.
/// Cost: that of lint, for each text.
[[nodiscard]] std::vector<Finding> findings_of(const std::vector<FileText>& texts);

}  // namespace twotrack::native
