#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "native/desktop/authoring/assessment_file.hpp"
#include "native/desktop/authoring/file_watch.hpp"
#include "native/desktop/authoring/kept_sessions.hpp"
#include "native/desktop/authoring/language_files.hpp"
#include "native/desktop/view/quiz_view.hpp"

namespace twotrack::native {

/// An assessment that is being edited: watches its file and updates the session in progress after each save.
/// Independent of the window.
class LiveDocument {
public:
    /// A faulty version that is younger may be half of a save.
    static constexpr std::int64_t half_saved_ms = 90;

    /// Opens an assessment and starts a session. If the file cannot be read or has mistakes, shows a page that lists
    /// what is wrong.
    /// @param sessions_folder  see KeptSessions.
    LiveDocument(const std::string& path, std::int64_t now_ms, const std::string& sessions_folder = {});

    /// Checks the files. Switches to a version without mistakes at once and keeps the answers and the page. Reports the
    /// mistakes of a faulty version above the last good version, but only once the file has not changed for
    /// half_saved_ms, at a later check.
    /// @param now_ms  milliseconds since any moment; must not decrease.
    /// @return  whether there is something new to show.
    bool poll(std::int64_t now_ms);

    /// Opens another file. Keeps the answers if the file is another version or language of the same assessment, by its
    /// id. Otherwise keeps the session for when its assessment is opened again, and goes on with the session that was
    /// kept of the other assessment. If the other file has mistakes, the file on view stays, and `fault` says what they
    /// are; the other file is opened once it has none, unless the file on view is saved first.
    void open(const std::string& path, std::int64_t now_ms);

    /// Keeps the session for the next start, see KeptSessions::keep.
    void keep_session();

    /// Switches to another language (see language_files).
    /// @return  false, without effect, if no file has this language.
    bool choose_language(std::string_view language, std::int64_t now_ms);

    [[nodiscard]] QuizView& quiz() { return quiz_; }
    [[nodiscard]] const QuizView& quiz() const { return quiz_; }

    /// The mistakes in the file that was opened last, or else in the file on view; null if it has none, or while there
    /// is no assessment on view.
    [[nodiscard]] const FileFault* fault() const;

    /// The file on view.
    [[nodiscard]] const std::string& path() const { return shown_.file.path(); }

    /// The assessment's files by language, the original first, whose language is the one that it declares.
    [[nodiscard]] const std::vector<LanguageFile>& language_files() const { return language_files_; }
    /// The contents of language_files(), in the same order.
    [[nodiscard]] std::vector<FileWatch::Content> contents() const;
    /// Increases whenever one of these files changes. The same number means that nothing has changed.
    [[nodiscard]] std::uint64_t revision() const { return revision_; }

private:
    /// A file that is watched.
    struct Watched {
        FileWatch file;
        std::optional<FileFault> pending_fault = {};  ///< the fault of a version that may be half saved
        std::int64_t pending_since_ms = 0;
        std::optional<FileFault> fault = {};
    };
    /// Checks the file. Returns its assessment if there is a new version without mistakes; reports mistakes, and then
    /// sets `has_news`.
    [[nodiscard]] std::optional<Assessment> look_at(Watched& watched, std::int64_t now_ms, bool& has_news);
    void report(Watched& watched, FileFault fault);
    /// Shows the assessment that shown_ has become.
    void show_another(Assessment assessment, std::int64_t now_ms);
    void begin(Assessment assessment, std::int64_t now_ms);
    void scan_translations();

    Watched shown_;
    std::optional<Watched> wanted_;  ///< the file that was opened last, while it is no assessment
    std::vector<LanguageFile> language_files_;
    std::vector<FileWatch> others_;  ///< the language files except the current one
    QuizView quiz_;
    KeptSessions sessions_;
    std::uint64_t revision_ = 0;
};

}  // namespace twotrack::native
