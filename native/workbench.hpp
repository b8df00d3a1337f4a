#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "native/assessment_file.hpp"
#include "native/desktop_app.hpp"
#include "native/file_watch.hpp"
#include "native/translations.hpp"

namespace twotrack::native {

/// An assessment while it is written: its file is looked at again and again, and what it says is taken by a person
/// meanwhile. Knows no window.
class Workbench {
public:
    /// Opens an assessment and begins a session. One that cannot be read or has mistakes gives a page that says what is
    /// wrong with it.
    Workbench(const std::string& path, std::int64_t now_ms);

    /// Looks at the files. A version without mistakes is gone on with at once, answers and page kept. What is wrong
    /// with one that has mistakes is said over the last good version, and only when the file has not changed between
    /// two looks: half of a save is not yet to be judged.
    /// @return  whether there is something new to see.
    bool poll(std::int64_t now_ms);

    /// Opens another file. It is the one that is looked at from now on, also where it has mistakes. Another version or
    /// language of the same assessment, by its id, keeps the answers.
    void open(const std::string& path, std::int64_t now_ms);

    /// Goes on in another language (see language_files).
    /// @return  whether there is such a one; nothing happens where there is none.
    bool choose_language(std::string_view language, std::int64_t now_ms);

    [[nodiscard]] DesktopApp& app() { return app_; }
    [[nodiscard]] const DesktopApp& app() const { return app_; }

    /// What is wrong with the file now, over the last good version; null for nothing, or while there is no good one.
    [[nodiscard]] const FileFault* fault() const { return app_.assessment() && fault_ ? &*fault_ : nullptr; }

    /// The file that is looked at.
    [[nodiscard]] const std::string& path() const { return shown_.path(); }

    /// The assessment's files by language, the original first. Its language is the one that it names.
    [[nodiscard]] const std::vector<LanguageFile>& language_files() const { return language_files_; }
    /// What they say, in the same order.
    [[nodiscard]] std::vector<FileWatch::Content> contents() const;
    /// Counts the versions of all of them: a number that has not changed means that nothing has.
    [[nodiscard]] std::uint64_t revision() const { return revision_; }

private:
    enum class Source { SameFile, AnotherFile };
    /// Whether it was an assessment.
    bool take(const FileWatch::Content& content, std::int64_t now_ms);
    void judge(FileFault fault);
    void look_beside();

    FileWatch shown_;
    std::vector<LanguageFile> language_files_;
    std::vector<FileWatch> others_;  ///< the language files but for the one that is shown
    DesktopApp app_;
    Source source_ = Source::SameFile;   ///< AnotherFile until the first good version of one that was opened
    std::optional<FileFault> unjudged_;  ///< of a version that may be half a save
    std::optional<FileFault> fault_;
    std::uint64_t revision_ = 0;
};

}  // namespace twotrack::native
