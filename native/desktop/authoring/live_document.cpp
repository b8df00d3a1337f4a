#include "native/desktop/authoring/live_document.hpp"

#include <algorithm>
#include <utility>

#include "native/desktop/authoring/error_page.hpp"
#include "native/program/standard_output.hpp"

namespace twotrack::native {

Workbench::Workbench(const std::string& path, std::int64_t now_ms) : shown_(path), app_(Page{}) {
    auto file = assessment_in(path, shown_.content());
    if (file) app_.begin(std::move(file->assessment), now_ms);
    else judge(std::move(file.error()));
    look_beside();
}

bool Workbench::poll(std::int64_t now_ms) {
    for (FileWatch& other : others_)
        if (other.poll()) ++revision_;
    if (const auto content = shown_.poll()) {
        ++revision_;
        const bool is_good = take(*content, now_ms);
        if (is_good) look_beside();  // a translation may have been added
        return is_good;
    }
    if (!unjudged_) return false;
    judge(*std::exchange(unjudged_, std::nullopt));
    return true;
}

void Workbench::open(const std::string& path, std::int64_t now_ms) {
    shown_ = FileWatch(path);
    ++revision_;
    source_ = Source::AnotherFile;
    take(shown_.content(), now_ms);
    if (unjudged_) judge(*std::exchange(unjudged_, std::nullopt));
    look_beside();
}

bool Workbench::choose_language(std::string_view language, std::int64_t now_ms) {
    const auto file = std::ranges::find(language_files_, language, &LanguageFile::language);
    if (file == language_files_.end()) return false;
    if (file->path != path()) open(std::string(file->path), now_ms);
    return true;
}

std::vector<FileWatch::Content> Workbench::contents() const {
    std::vector<FileWatch::Content> contents;
    for (const LanguageFile& file : language_files_) {
        const auto other = std::ranges::find(others_, file.path, &FileWatch::path);
        contents.push_back(other == others_.end() ? shown_.content() : other->content());
    }
    return contents;
}

bool Workbench::take(const FileWatch::Content& content, std::int64_t now_ms) {
    auto file = assessment_in(path(), content);
    if (!file) {
        unjudged_ = std::move(file.error());
        return false;
    }
    unjudged_.reset();
    fault_.reset();
    const bool is_other =
        source_ == Source::AnotherFile && app_.assessment() && app_.assessment()->id != file->assessment.id;
    source_ = Source::SameFile;
    if (is_other) app_.begin(std::move(file->assessment), now_ms);
    else app_.go_on_with(std::move(file->assessment), now_ms);
    return true;
}

void Workbench::judge(FileFault fault) {
    write_standard_error(fault_lines(fault));
    if (!app_.assessment()) app_.show(error_page(fault));
    fault_ = std::move(fault);
    app_.view().mark_dirty();
}

void Workbench::look_beside() {
    language_files_ = language_files_beside(path());
    others_.clear();
    for (const LanguageFile& file : language_files_)
        if (file.path != path()) others_.emplace_back(file.path);
}

}  // namespace twotrack::native
