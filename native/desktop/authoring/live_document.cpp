#include "native/desktop/authoring/live_document.hpp"

#include <algorithm>
#include <utility>

#include "native/desktop/authoring/error_page.hpp"
#include "native/program/standard_output.hpp"

namespace twotrack::native {

LiveDocument::LiveDocument(const std::string& path, std::int64_t now_ms) : shown_(path), quiz_(Page{}) {
    auto file = assessment_in(path, shown_.content());
    if (file) quiz_.begin(std::move(file->assessment), now_ms);
    else report_fault(std::move(file.error()));
    scan_translations();
}

bool LiveDocument::poll(std::int64_t now_ms) {
    for (FileWatch& other : others_)
        if (other.poll()) ++revision_;
    if (const auto content = shown_.poll()) {
        ++revision_;
        const bool is_good = take(*content, now_ms);
        if (is_good) scan_translations();  // a translation may have been added
        return is_good;
    }
    if (!pending_fault_) return false;
    report_fault(*std::exchange(pending_fault_, std::nullopt));
    return true;
}

void LiveDocument::open(const std::string& path, std::int64_t now_ms) {
    shown_ = FileWatch(path);
    ++revision_;
    source_ = Source::AnotherFile;
    take(shown_.content(), now_ms);
    if (pending_fault_) report_fault(*std::exchange(pending_fault_, std::nullopt));
    scan_translations();
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
        contents.push_back(other == others_.end() ? shown_.content() : other->content());
    }
    return contents;
}

bool LiveDocument::take(const FileWatch::Content& content, std::int64_t now_ms) {
    auto file = assessment_in(path(), content);
    if (!file) {
        pending_fault_ = std::move(file.error());
        return false;
    }
    pending_fault_.reset();
    fault_.reset();
    const bool is_other =
        source_ == Source::AnotherFile && quiz_.assessment() && quiz_.assessment()->id != file->assessment.id;
    source_ = Source::SameFile;
    if (is_other) quiz_.begin(std::move(file->assessment), now_ms);
    else quiz_.go_on_with(std::move(file->assessment), now_ms);
    return true;
}

void LiveDocument::report_fault(FileFault fault) {
    write_standard_error(fault_lines(fault));
    if (!quiz_.assessment()) quiz_.show(error_page(fault));
    fault_ = std::move(fault);
    quiz_.view().mark_dirty();
}

void LiveDocument::scan_translations() {
    language_files_ = language_files_beside(path());
    others_.clear();
    for (const LanguageFile& file : language_files_)
        if (file.path != path()) others_.emplace_back(file.path);
}

}  // namespace twotrack::native
