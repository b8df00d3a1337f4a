#include "native/desktop/authoring/live_document.hpp"

#include <algorithm>
#include <utility>

#include "native/desktop/authoring/error_page.hpp"
#include "native/program/standard_output.hpp"

namespace twotrack::native {

LiveDocument::LiveDocument(const std::string& path, std::int64_t now_ms, const std::string& sessions_folder)
    : shown_{FileWatch(path)}, quiz_(Page{}), sessions_(sessions_folder) {
    auto file = assessment_in(path, shown_.file.content());
    if (file) begin(std::move(file->assessment), now_ms);
    else report(shown_, std::move(file.error()));
    scan_translations();
}

bool LiveDocument::poll(std::int64_t now_ms) {
    for (FileWatch& other : others_)
        if (other.poll()) ++revision_;
    bool has_news = false;
    if (wanted_) {
        if (auto assessment = look_at(*wanted_, now_ms, has_news)) {
            shown_ = *std::exchange(wanted_, std::nullopt);
            show_another(std::move(*assessment), now_ms);
            return true;
        }
    }
    if (auto assessment = look_at(shown_, now_ms, has_news)) {
        wanted_.reset();  // its author has gone on with the file on view
        if (quiz_.assessment()) quiz_.go_on_with(std::move(*assessment), now_ms);
        else begin(std::move(*assessment), now_ms);
        scan_translations();  // a translation may have been added
        return true;
    }
    return has_news;
}

std::optional<Assessment> LiveDocument::look_at(Watched& watched, std::int64_t now_ms, bool& has_news) {
    if (const auto content = watched.file.poll()) {
        if (&watched == &shown_) ++revision_;
        auto file = assessment_in(watched.file.path(), *content);
        if (!file) {
            watched.pending_fault = std::move(file.error());
            watched.pending_since_ms = now_ms;
            return std::nullopt;
        }
        watched.pending_fault.reset();
        watched.fault.reset();
        return std::move(file->assessment);
    }
    if (!watched.pending_fault || now_ms < watched.pending_since_ms + half_saved_ms) return std::nullopt;
    report(watched, *std::exchange(watched.pending_fault, std::nullopt));
    has_news = true;
    return std::nullopt;
}

void LiveDocument::open(const std::string& path, std::int64_t now_ms) {
    Watched opened{FileWatch(path)};
    auto file = assessment_in(path, opened.file.content());
    if (!file && quiz_.assessment()) {
        wanted_ = std::move(opened);
        report(*wanted_, std::move(file.error()));
        return;
    }
    wanted_.reset();
    shown_ = std::move(opened);
    if (file) return show_another(std::move(file->assessment), now_ms);
    report(shown_, std::move(file.error()));
    ++revision_;
    scan_translations();
}

void LiveDocument::show_another(Assessment assessment, std::int64_t now_ms) {
    ++revision_;
    if (quiz_.assessment() && quiz_.assessment()->id == assessment.id) {
        quiz_.go_on_with(std::move(assessment), now_ms);
    } else {
        keep_session();
        begin(std::move(assessment), now_ms);
    }
    scan_translations();
}

void LiveDocument::begin(Assessment assessment, std::int64_t now_ms) {
    Session session = sessions_.session_of(assessment, now_ms);
    quiz_.begin(std::move(assessment), std::move(session));
}

void LiveDocument::keep_session() {
    if (quiz_.assessment()) sessions_.keep(*quiz_.assessment(), quiz_.session());
}

const FileFault* LiveDocument::fault() const {
    if (!quiz_.assessment()) return nullptr;
    if (wanted_ && wanted_->fault) return &*wanted_->fault;
    return shown_.fault ? &*shown_.fault : nullptr;
}

bool LiveDocument::choose_language(std::string_view language, std::int64_t now_ms) {
    const auto file = std::ranges::find(language_files_, language, &LanguageFile::language);
    if (file == language_files_.end()) return false;
    if (file->path != path()) open(std::string(file->path), now_ms);
    return true;
}

std::vector<FileWatch::Content> LiveDocument::contents() const {
    std::vector<FileWatch::Content> contents;
    for (const LanguageFile& file : language_files_) {
        const auto other = std::ranges::find(others_, file.path, &FileWatch::path);
        contents.push_back(other == others_.end() ? shown_.file.content() : other->content());
    }
    return contents;
}

void LiveDocument::report(Watched& watched, FileFault fault) {
    write_standard_error(fault_lines(fault));
    if (&watched != &shown_) fault.on_view = path();
    if (!quiz_.assessment()) quiz_.show(error_page(fault));
    watched.fault = std::move(fault);
    quiz_.view().mark_dirty();
}

void LiveDocument::scan_translations() {
    language_files_ = language_files_beside(path());
    others_.clear();
    for (const LanguageFile& file : language_files_)
        if (file.path != path()) others_.emplace_back(file.path);
}

}  // namespace twotrack::native
