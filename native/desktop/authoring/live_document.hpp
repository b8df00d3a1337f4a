#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "native/desktop/authoring/assessment_file.hpp"
#include "native/desktop/authoring/file_watch.hpp"
#include "native/desktop/authoring/language_files.hpp"
#include "native/desktop/view/quiz_view.hpp"

namespace twotrack::native {

/// An assessment that is being edited: watches its file and updates the session in progress after each save.
/// Independent of the window.
class LiveDocument {
public:
    /// Opens an assessment and starts a session. If the file cannot be read or has mistakes, shows a page that lists
    /// what is wrong.
    LiveDocument(const std::string& path, std::int64_t now_ms);

    /// Checks the files. Switches to a version without mistakes at once and keeps the answers and the page. Reports the
    /// mistakes of a faulty version above the last good version, but only if the file has not changed since the
    /// previous check: it may be half saved.
    /// @return  whether there is something new to show.
    bool poll(std::int64_t now_ms);

    /// Opens another file and watches it from now on, even if it has mistakes. Keeps the answers if the file is another
    /// version or language of the same assessment, by its id.
    void open(const std::string& path, std::int64_t now_ms);

    /// Switches to another language (see language_files).
    /// @return  false, without effect, if no file has this language.
    bool choose_language(std::string_view language, std::int64_t now_ms);

    [[nodiscard]] QuizView& quiz() { return quiz_; }
    [[nodiscard]] const QuizView& quiz() const { return quiz_; }

    /// The mistakes in the current file; null if it has none, or while there is no good version.
    [[nodiscard]] const FileFault* fault() const { return quiz_.assessment() && fault_ ? &*fault_ : nullptr; }

    /// The file that is being watched.
    [[nodiscard]] const std::string& path() const { return shown_.path(); }

    /// The assessment's files by language, the original first, whose language is the one that it declares.
    [[nodiscard]] const std::vector<LanguageFile>& language_files() const { return language_files_; }
    /// The contents of language_files(), in the same order.
    [[nodiscard]] std::vector<FileWatch::Content> contents() const;
    /// Increases whenever one of these files changes. The same number means that nothing has changed.
    [[nodiscard]] std::uint64_t revision() const { return revision_; }

private:
    enum class Source { SameFile, AnotherFile };
    /// Returns whether the content was an assessment.
    bool take(const FileWatch::Content& content, std::int64_t now_ms);
    void report_fault(FileFault fault);
    void scan_translations();

    FileWatch shown_;
    std::vector<LanguageFile> language_files_;
    std::vector<FileWatch> others_;  ///< the language files except the current one
    QuizView quiz_;
    Source source_ = Source::SameFile;        ///< AnotherFile from open() until the first good version
    std::optional<FileFault> pending_fault_;  ///< the fault of a version that may be half saved
    std::optional<FileFault> fault_;
    std::uint64_t revision_ = 0;
};

}  // namespace twotrack::native
